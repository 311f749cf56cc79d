import { cents, type LocalDate } from '@mypay/kernel';
import { anRt } from '../testing';
import { completed, differences } from './compare-rt';
import type { Rt } from './rt';

const v1 = (over: Partial<Rt> = {}) => anRt({ fonte: 'PA_SEND_RT', soloV2: undefined, ...over });
const slice = (n: number, over: object) => ({
  versamenti: anRt().versamenti.map((v, i) => (i === n ? { ...v, ...over } : v)),
});

describe('DEC-7-confronto: two copies of one receipt', () => {
  it.each<[string, Rt]>([
    ['of the other version', v1()],
    ['with the beneficiary named by V2 alone', anRt(slice(0, { denominazione: 'Comune' }))],
    ['with another note', anRt({ soloV2: { nota: 'altra' } })],
    ['with metadata in another order', anRt({ metadati: {} })],
    ['with slices in another order', anRt({ versamenti: [...anRt().versamenti].reverse() })],
  ])('are the same %s', (_, copy) => {
    expect(differences(anRt(), copy)).toEqual([]);
  });

  it.each<[string, Partial<Rt>, string]>([
    ['notice', { numeroAvviso: '302100000000000199' as Rt['numeroAvviso'] }, 'numeroAvviso'],
    ['outcome', { esito: 'KO' }, 'esito'],
    ['total', { importoTotale: cents(1n) }, 'importoTotale'],
    ['fee', { commissione: undefined }, 'commissione'],
    ['debtor', { debitore: { ...anRt().debitore, anagrafica: 'Altri' } }, 'debitore'],
    ['address of the debtor', { debitore: { ...anRt().debitore, recapiti: { city: 'Roma' } } }, 'debitore'],
    ['payer', { versante: anRt().debitore }, 'versante'],
    ['PSP', { psp: { ...anRt().psp, id: 'ALTRO' } }, 'pspId'],
    ['instant', { dataOraPagamento: new Date(0) }, 'dataOraPagamento'],
    ['day', { dataApplicazione: '2025-11-11' as LocalDate }, 'dataApplicazione'],
    ['stand-in', { standIn: true }, 'standIn'],
    ['number of slices', { versamenti: anRt().versamenti.slice(0, 1) }, 'versamenti'],
    ['amount of a slice', slice(1, { importo: cents(1n) }), 'versamento 2'],
    ['IBAN of a slice', slice(0, { iban: 'IT00' }), 'versamento 1'],
    ['index of a slice', slice(0, { indice: 3 }), 'versamento 1'],
    ['taxonomy of a slice', slice(0, { tassonomia: undefined }), 'versamento 1'],
  ])('differ by their %s', (_, over, campo) => {
    expect(differences(anRt(), anRt(over))).toContain(campo);
    expect(differences(anRt(over), anRt()).length).toBeGreaterThan(0);
  });

  it('share no IBAN where V2 bears a revenue stamp, for which V1 has no place', () => {
    const bollo = anRt(slice(0, { iban: undefined, marcaDaBollo: 'PGI+' }));
    expect(differences(v1(), bollo)).toEqual([]);
    expect(completed(v1(), bollo)?.versamenti[0]).toMatchObject({ iban: undefined, marcaDaBollo: 'PGI+' });
  });

  it('are completed by what V2 alone says, once, and only from V2', () => {
    expect(completed(v1(), anRt())?.soloV2).toEqual({ nota: 'cart-7731' });
    expect(completed(anRt(), anRt({ soloV2: { nota: 'altra' } }))).toBeUndefined();
    expect(completed(v1(), v1())).toBeUndefined();
  });
});
