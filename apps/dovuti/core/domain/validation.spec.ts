import type { LocalDate } from '@mypay/kernel';
import { anEnte, aText, aTipo } from '../testing';
import type { TipoDovuto } from './dovuto';
import { type ValidationContext, normalizeTipoVersamento, validate } from './validation';

const judge = (
  over: Parameters<typeof aText>[0],
  tipo: Partial<TipoDovuto> | null = {},
  context: Partial<ValidationContext> = {},
) => {
  const esito = validate(aText(over), {
    azione: 'I',
    ente: anEnte(),
    tipo: tipo === null ? undefined : aTipo(tipo),
    today: '2024-06-01' as LocalDate,
    ...context,
  });
  return esito.valid ? [] : esito.faults;
};

describe('what a dovuto must be', () => {
  it.each([
    ['CONT-IUD', { iud: '000ABC' }, ['IUD']],
    ['CONT-IUD', { iud: '.' }, ['IUD']],
    ['CONT-IUD', { iud: '..' }, ['IUD']],
    ['CONT-IUD', { iud: '../A' }, ['IUD']],
    ['CONT-IUD', { iud: 'A\\..\\B' }, ['IUD']],
    ['CONT-IUD', { iud: 'a\tb' }, ['IUD']],
    ['CONT-IUD', { iud: '2024/15\\A.. ?#%' }, []],
    ['CONT-IUV', { iuv: '99500000000123488' }, ['IUV']],
    ['CONT-ID_UNIV_FG', { tipoIdentificativo: 'X' }, ['ID_UNIV_FG']],
    ['CONT-COD_FISC', { codiceIdentificativo: 'RSSMRA80A01H501X' }, ['COD_FISC']],
    ['CONT-COD_FISC', { codiceIdentificativo: 'rssmra80a01h501u' }, []],
    ['CONT-COD_FISC', { codiceIdentificativo: 'ANONIMO' }, ['COD_FISC']],
    ['CONT-P_IVA', { tipoIdentificativo: 'g', codiceIdentificativo: '12345678904' }, ['P_IVA']],
    ['CONT-P_IVA', { tipoIdentificativo: 'g', codiceIdentificativo: '12345678903' }, []],
    ['CONT-CIVICO', { civico: '12–A' }, ['CIVICO']],
    ['CONT-CIVICO', { indirizzo: 'Calle dell’Abbazia n° 3', civico: '12/A' }, []],
    ['CONT-NAZ', { nazione: 'ZZ' }, ['NAZIONE']],
    ['CONT-NAZ', { nazione: 'de', provincia: 'XX' }, []],
    ['CONT-PROV', { nazione: 'IT', provincia: 'XX' }, ['PROVINCIA']],
    ['CONT-PROV', { nazione: '', provincia: 'XX' }, []],
    ['CONT-PROV', { nazione: 'IT', provincia: 've' }, []],
    ['CONT-CAP', { cap: '30-100' }, ['CAP']],
    ['CONT-CAP', { cap: 'SW1A1AA' }, []],
    ['CONT-EMAIL', { email: 'mario.rossi' }, ['EMAIL']],
    ['CONT-IMPORTO', { importo: '0' }, ['IMPORTO']],
    ['CONT-IMPORTO', { importo: '-1.00' }, ['IMPORTO']],
    ['CONT-IMPORTO', { importo: '1000000000.00' }, ['IMPORTO']],
    ['CONT-IMPORTO', { importo: '10.001' }, ['IMPORTO']],
    ['CONT-IMPORTO', { importo: '999999999.99' }, []],
    ['CONT-IMPORTO', { importo: '54' }, []],
    ['CONT-IMPORTO', { importo: '320.5' }, []],
    ['CONT-COMMISSIONI', { commissione: '-0.01' }, ['COMMISSIONE']],
    ['CONT-COMMISSIONI', { commissione: '0.00' }, []],
    ['CONT-COMMISSIONI', { commissione: '1000000000' }, ['COMMISSIONE']],
    ['CONT-TIPO_VERS', { tipoVersamento: 'XX' }, ['TIPO_VERSAMENTO']],
    ['CONT-TIPO_VERS', { tipoVersamento: 'ALL|PO' }, ['TIPO_VERSAMENTO']],
    ['CONT-TIPO_VERS', { tipoVersamento: 'bbt | PO' }, []],
    ['CONT-DATI_RISCOSS', { datiSpecifici: '5/0101101IM/' }, ['DATI_SPECIFICI']],
    ['CONT-DATI_RISCOSS', { datiSpecifici: '9/x y z' }, ['DATI_SPECIFICI']],
    ['CONT-DATI_RISCOSS', { datiSpecifici: '9/ab' }, ['DATI_SPECIFICI']],
    ['CONT-BILANCIO', { bilancio: '<bilancio/>' }, ['BILANCIO']],
    [
      'CONT-BILANCIO',
      {
        importo: '54.0',
        bilancio:
          '<bilancio><capitolo><codCapitolo>E</codCapitolo><accertamento><importo>54.00</importo></accertamento></capitolo></bilancio>',
      },
      [],
    ],
    [
      'CONT-BILANCIO',
      {
        importo: '54.01',
        bilancio:
          '<bilancio><capitolo><codCapitolo>E</codCapitolo><accertamento><importo>54.00</importo></accertamento></capitolo></bilancio>',
      },
      ['BILANCIO'],
    ],
    ['CONT-barre', { iud: '000', importo: '0', email: 'x' }, ['IUD', 'EMAIL', 'IMPORTO']],
  ] as const)('%s: %o → %o', (_, over, faults) => expect(judge(over)).toEqual(faults));

  it.each([
    ['CONT-TIPO', null, ['TIPO_DOVUTO_INESISTENTE']],
    ['CONT-TIPO', { attivo: false }, ['TIPO_DOVUTO_NON_ATTIVO']],
    ['CONT-MARCA', { marcaDaBollo: true }, ['TIPO_DOVUTO_MARCA_DA_BOLLO']],
    ['CONT-DATA', { scadenzaObbligatoria: true }, ['DATA_SCADENZA_NON_PRESENTE']],
    ['SCAD-1.2', { stampaScadenza: true }, []],
  ] as const)('%s: tipo %o, no due date → %o', (_, tipo, faults) =>
    expect(judge({ scadenza: '' }, tipo)).toEqual(faults),
  );

  it('DEB-anonimo: takes ANONIMO where the tipo allows it', () =>
    expect(judge({ codiceIdentificativo: 'anonimo' }, { cfAnonimo: true })).toEqual([]));

  it('gives the normal form of what is valid', () => {
    const esito = validate(
      aText({
        tipoIdentificativo: 'f',
        codiceIdentificativo: 'rssmra80a01h501u',
        provincia: 've',
        nazione: 'it',
        importo: '54',
        tipoVersamento: 'po|bbt',
      }),
      { azione: 'I', ente: anEnte(), tipo: aTipo(), today: '2024-06-01' as LocalDate },
    );
    expect(esito).toMatchObject({
      valid: true,
      dati: {
        debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', provincia: 'VE', nazione: 'IT', email: undefined },
        importo: 5400n,
        tipoVersamento: 'PO|BBT',
        iuv: undefined,
      },
    });
  });

  it('CONT-TIPO_VERS: reads no mode as ALL', () => expect(normalizeTipoVersamento('')).toBe('ALL'));
});
