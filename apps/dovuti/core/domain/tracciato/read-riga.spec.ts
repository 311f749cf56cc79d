import { parseIuv } from '@mypay/kernel';
import { anEnte, aTipo } from '../../testing';
import { anAccepted, aLine, RIGA_1_2 } from '../../testing/a-line';
import { readRiga, writeAccepted } from './read-riga';
import { COLUMNS, type VERSIONI } from './versioni';

const tokens = (riga: string, versione: (typeof VERSIONI)[number] = '1_2'): string | undefined => {
  const read = readRiga(riga, versione);
  if (read.read) return undefined;
  expect(read.scarto.codice).toBe('PAA_IMPORT_SINTASSI_CSV');
  return read.scarto.descrizione;
};
const long = (n: number) => 'x'.repeat(n);

describe('the shape of a row', () => {
  it.each([
    ['FILE-colonne', `${RIGA_1_2};x`, '|Too many columns'],
    ['FILE-colonne', RIGA_1_2.replace(/;[^;]*$/, ''), '|ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV'],
    ['FILE-colonne', aLine({ causaleVersamento: '"aperta' }), '|ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV'],
    ['FILE-colonne', aLine({ causaleVersamento: 'a\0b' }), '|ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV'],
    ['FILE-virgolette', aLine({ causaleVersamento: '"Canone; pratica 17"' }), undefined],
    ['FORMA-grande', aLine({ IUD: long(36) }), '|COD_IUD TROPPO GRANDE'],
    ['FORMA-grande', aLine({ codIuv: long(36) }), '|COD_IUV TROPPO GRANDE'],
    ['FORMA-grande', aLine({ tipoIdentificativoUnivoco: 'FF' }), '|TIPO_IDENTIFICATIVO_UNIVOCO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ codiceIdentificativoUnivoco: long(36) }), '|CODICE_IDENTIFICATIVO_UNIVOCO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ anagraficaPagatore: long(71) }), '|ANAGRAFICA_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ indirizzoPagatore: long(71) }), '|INDIRIZZO_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ civicoPagatore: long(17) }), '|CIVICO_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ capPagatore: long(17) }), '|CAP_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ localitaPagatore: long(36) }), '|LOCALITA_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ provinciaPagatore: 'VEN' }), '|PROVINCIA_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ nazionePagatore: 'ITA' }), '|NAZIONE_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ mailPagatore: long(257) }), '|EMAIL_PAGATORE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ importoDovuto: '1'.repeat(16) }), '|IMPORTO_DOVUTO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ commissioneCaricoPa: '1'.repeat(16) }), '|COMMISSIONE_CARICO_PA TROPPO GRANDE'],
    ['FORMA-grande', aLine({ tipoDovuto: long(65) }), '|TIPO_DOVUTO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ tipoVersamento: long(33) }), '|TIPO_VERSAMENTO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ causaleVersamento: long(1025) }), '|CAUSALE_VERSAMENTO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ causaleVersamento: long(1024) }), undefined],
    ['FORMA-grande', aLine({ datiSpecificiRiscossione: long(141) }), '|DATI_SPECIFICI_RISCOSSIONE TROPPO GRANDE'],
    ['FORMA-grande', aLine({ bilancio: long(4097) }), '|BILANCIO TROPPO GRANDE'],
    ['FORMA-grande', aLine({ azione: 'II' }), '|AZIONE TROPPO GRANDE'],
    ['FORMA-manca', aLine({ IUD: '' }), '|IUD NON PRESENTE'],
    ['FORMA-manca', aLine({ IUD: '"  "' }), '|IUD NON PRESENTE'],
    ['FORMA-manca', aLine({ codIuv: '' }), undefined],
    ['FORMA-manca', aLine({ tipoIdentificativoUnivoco: '' }), '|TIPO_IDENTIFICATIVO_UNIVOCO NON PRESENTE'],
    ['FORMA-manca', aLine({ codiceIdentificativoUnivoco: '' }), '|CODICE_IDENTIFICATIVO_UNIVOCO NON PRESENTE'],
    ['FORMA-manca', aLine({ anagraficaPagatore: '' }), '|ANAGRAFICA_PAGATORE NON PRESENTE'],
    ['FORMA-manca', aLine({ importoDovuto: '' }), '|IMPORTO_DOVUTO NON PRESENTE'],
    ['FORMA-manca', aLine({ tipoDovuto: '' }), '|TIPO_DOVUTO NON PRESENTE'],
    ['FORMA-manca', aLine({ causaleVersamento: '' }), '|CAUSALE_VERSAMENTO NON PRESENTE'],
    ['FORMA-manca', aLine({ datiSpecificiRiscossione: '' }), '|DATI_SPECIFICI_RISCOSSIONE NON PRESENTE'],
    ['FORMA-manca', aLine({ azione: '' }), '|AZIONE NON PRESENTE'],
    ['FORMA-numero', aLine({ importoDovuto: '54,00' }), '|IMPORTO_DOVUTO NON CONFROME: 54,00'],
    ['FILE-numeri', aLine({ importoDovuto: '1e3' }), '|IMPORTO_DOVUTO NON CONFROME: 1e3'],
    ['FILE-numeri', aLine({ importoDovuto: '+54' }), '|IMPORTO_DOVUTO NON CONFROME: +54'],
    ['FILE-numeri', aLine({ importoDovuto: 'NaN' }), '|IMPORTO_DOVUTO NON CONFROME: NaN'],
    ['FILE-numeri', aLine({ importoDovuto: '1.000.00' }), '|IMPORTO_DOVUTO NON CONFROME: 1.000.00'],
    ['FILE-numeri', aLine({ importoDovuto: '54' }), undefined],
    ['FORMA-numero', aLine({ commissioneCaricoPa: 'x' }), '|COMMISSIONE_CARICO_PA NON CONFROME: x'],
    [
      'FORMA-data',
      aLine({ dataEsecuzionePagamento: '30/06/2030' }),
      '|dataScadenzaPagamento:wrong DATE pattern or wrong DATE data',
    ],
    [
      'FORMA-data',
      aLine({ dataEsecuzionePagamento: '2024-02-31' }),
      '|dataScadenzaPagamento:wrong DATE pattern or wrong DATE data',
    ],
    ['FORMA-data', aLine({ dataEsecuzionePagamento: '' }), undefined],
    [
      'FORMA-tutte',
      aLine({ IUD: '', importoDovuto: 'x', azione: '' }),
      '|IUD NON PRESENTE|IMPORTO_DOVUTO NON CONFROME: x|AZIONE NON PRESENTE',
    ],
  ])('%s: %.60s → %s', (_, riga, expected) => expect(tokens(riga)).toBe(expected));
});

describe('the versions', () => {
  it.each([
    ['FILE-colonne', '1_0', 20],
    ['FILE-colonne', '1_1', 20],
    ['FILE-colonne', '1_2', 21],
    ['FILE-colonne', '1_3', 22],
    ['FILE-colonne', '1_4', 35],
  ] as const)('%s: %s has %i columns, the last is azione', (_, versione, n) => {
    expect(COLUMNS[versione]).toHaveLength(n);
    expect(COLUMNS[versione].at(-1)?.nome).toBe('azione');
  });

  const in10 = (over: Record<string, string>, versione: '1_0' | '1_1') => aLine(over, versione);
  it.each([
    ['SCAD-1.0', in10({ dataEsecuzionePagamento: '' }, '1_0'), '1_0', '|DATA_SCADENZA_PAGAMENTO NON PRESENTE'],
    ['SCAD-1.0', in10({ dataEsecuzionePagamento: '' }, '1_1'), '1_1', '|DATA_SCADENZA_PAGAMENTO NON PRESENTE'],
    ['FORMA-grande', in10({ causaleVersamento: long(141) }, '1_0'), '1_0', '|CAUSALE_VERSAMENTO TROPPO GRANDE'],
    ['FORMA-grande', in10({ causaleVersamento: long(141) }, '1_1'), '1_1', undefined],
    ['FORMA-booleano', aLine({ flgGeneraIuv: 'sì' }, '1_3'), '1_3', '|FLAG_GENERA_IUV NON CONFORME'],
    ['FORMA-booleano', aLine({ flgGeneraIuv: 'TRUE' }, '1_3'), '1_3', undefined],
    ['FORMA-grande', aLine({ flgGeneraIuv: 'truest' }, '1_3'), '1_3', '|FLAG_GENERA_IUV TROPPO GRANDE'],
    ['FORMA-booleano', aLine({ flagMultiBeneficiario: 'x' }, '1_4'), '1_4', '|FLAG_MULTI_BENEFICIARIO NON CONFORME'],
  ] as const)('%s: %.40s in %s → %s', (_, riga, versione, expected) => expect(tokens(riga, versione)).toBe(expected));
});

describe('an accepted row in the IUV file', () => {
  it('T3: bears the IUV, the amounts with two decimals, the mode, upper case, and quotes only where it must', () => {
    const riga = aLine({
      tipoIdentificativoUnivoco: 'f',
      codiceIdentificativoUnivoco: 'rssmra80a01h501u',
      provinciaPagatore: 've',
      importoDovuto: '54',
      commissioneCaricoPa: '1.5',
      tipoVersamento: '',
      causaleVersamento: '"Canone; pratica 17"',
    });
    const { read, dati: content } = anAccepted(riga, anEnte(), aTipo());
    expect(writeAccepted('1_2', read, { ...content, iuv: parseIuv('01000000000000144') })).toBe(
      aLine({
        codIuv: '01000000000000144',
        importoDovuto: '54.00',
        commissioneCaricoPa: '1.50',
        tipoVersamento: 'ALL',
        causaleVersamento: '"Canone; pratica 17"',
      }),
    );
  });
});
