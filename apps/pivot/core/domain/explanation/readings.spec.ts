import { cents, type LocalDate } from '@mypay/kernel';
import { codesOfMovimento, explainReadings, type Movimento, readCausale } from '..';

const movimento = (causale: string): Movimento => ({
  anno: '2024',
  bolletta: '7',
  enteBt: '0000000000',
  istat: '0000000000',
  importo: cents(1000n),
  dataContabile: '2024-03-18' as LocalDate,
  causale,
  ordinante: '',
  ...readCausale(causale),
});
function explained(causale: string, iuf: string[] = [], iuv: string[] = []) {
  const known = { iuf: new Set(iuf), iuv: new Set(iuv) };
  const m = movimento(causale);
  return explainReadings({ ...m, ...codesOfMovimento(m, known) }, known);
}
const BROKEN = '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-1 2';

describe('la prova di una lettura: PF3.4b.PROVA', () => {
  it('shows every reading, the one that counted, and says why', () => {
    const { letture, testo } = explained(BROKEN, ['2024-03-15BCITITMM-12']);
    expect(letture).toEqual([
      { tipo: 'IUF', codice: '2024-03-15BCITITMM-1', nota: false, conta: false },
      { tipo: 'IUF', codice: '2024-03-15BCITITMM-12', nota: true, conta: true },
    ]);
    expect(testo?.it).toBe(
      'La causale si legge in 2 modi: conta IUF 2024-03-15BCITITMM-12, la 2ª lettura, perché è la prima che nomina un flusso arrivato.',
    );
    expect(testo?.en).toContain('reading 2');
  });

  it('says that the first counts while none names anything', () =>
    expect(explained(BROKEN).testo?.it).toContain('nessuno nomina un flusso arrivato: conta la prima lettura'));

  it('says that there is one way only, and nothing of a text that names nothing', () => {
    expect(explained('/RFB/01000000000012373/').testo?.it).toBe(
      'La causale si legge in un solo modo: IUV 01000000000012373.',
    );
    expect(explained('SALDO')).toEqual({ letture: [] });
  });
});
