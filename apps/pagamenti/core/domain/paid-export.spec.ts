import { cents, type CodiceFiscaleEnte, type LocalDate } from '@mypay/kernel';
import { anEnte, anRt, ENTE, OTHER_ENTE } from '../testing';
import { PAID_VERSIONS, type PaidRow } from './paid-columns';
import { checkPeriod, exportName } from './paid-export';
import type { Rt } from './rt';

const day = (text: string) => text as LocalDate;
const row = (over: Partial<Rt> = {}): PaidRow => ({
  ente: anEnte(),
  rt: anRt(over),
  iud: 'IUD-1',
  tipo: 'TARI',
  bilancio: '<bilancio/>',
  messageAt: new Date('2025-11-10T23:15:32Z'),
  paidOn: '2025-11-11',
});
/** A cell of the layout, by the name of its column. */
const cell = (name: string, of = row(), version = '1.0') =>
  PAID_VERSIONS[version]?.find((column) => column.name === name)?.of(of);

it.each([
  ['2025-01-01', '2025-12-31', true],
  ['2024-01-01', '2024-12-31', true],
  ['2025-03-01', '2025-03-01', true],
  ['2025-01-01', '2026-01-02', false],
  ['2025-03-02', '2025-03-01', false],
])('from %s to %s may be exported: %s', (from, to, good) => {
  const check = () => checkPeriod({ from: day(from), to: day(to) });
  if (good) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'PERIODO_NON_VALIDO' }));
});

it('the file is named as MyPay names it: 1.0 without the ente, the others with it and their version', () => {
  const at = '2030-06-12T10:15:30';
  expect(exportName(7n, '1.0', 'c_esempio', at)).toBe('7_ESTRAZIONE_DOVUTI_2030-06-12_10_15_30');
  expect(exportName(7n, '1.2', 'c_esempio', at)).toBe('c_esempio-7_ESTRAZIONE_DOVUTI_20300612101530-1_2');
});

it('version 1.0 has 64 columns, 1.2 adds the bilancio at the end', () => {
  expect(PAID_VERSIONS['1.0']).toHaveLength(64);
  expect(PAID_VERSIONS['1.2']).toHaveLength(65);
  expect(cell('bilancio', row(), '1.2')).toBe('<bilancio/>');
});

it('the whole amount and the ente’s own are told apart', () => {
  expect(cell('importoTotalePagato')).toBe('120.00');
  expect(cell('singoloImportoPagato')).toBe('114.00');
  const two: Rt['versamenti'] = [3000n, 4000n].map((importo, i) => ({
    indice: i + 1,
    importo: cents(importo),
    ente: i === 0 ? ENTE : (OTHER_ENTE as CodiceFiscaleEnte),
    causale: 'x',
    metadati: {},
  }));
  expect(cell('singoloImportoPagato', row({ versamenti: two }))).toBe('30.00');
});

it('instants are wall times of Rome without a zone, identifiers those of the receipt, the station that of the notice', () => {
  expect(cell('dataOraMessaggioRicevuta')).toBe('2025-11-11T00:15:32');
  expect(cell('identificativoUnivocoRiscoss')).toBe('rt-0001');
  expect(cell('identificativoStazioneRichiedente')).toBe('09876543210_02');
  expect(cell('datiSpecificiRiscossione')).toBe('9/0101101IM/');
  expect(cell('soggVersCodiceIdentificativoUnivoco')).toBeUndefined();
  expect(cell('soggPagCodiceIdentificativoUnivoco')).toBe('RSSMRA80A01H501U');
});
