import { cents } from '@mypay/kernel';
import { RigheCount, UNKNOWN_ESITO, esitoRiga, startOfPull } from './flusso';

it.each([
  ['EXECUTED', '0'],
  ['REVOKED', '3'],
  ['STAND_IN', '4'],
  ['STAND_IN_NO_RPT', '8'],
  ['NO_RPT', '9'],
  ['BOH', UNKNOWN_ESITO],
  ['constructor', UNKNOWN_ESITO],
])('FDR-9.5-stati: %s is %s', (status, esito) => {
  expect(esitoRiga(status)).toBe(esito);
});

it('FDR-20-totali: what a flow declares and does not hold is flagged, signs included', () => {
  const count = new RigheCount();
  for (const [importo, esito] of [
    [1000n, '0'],
    [-300n, '3'],
    [5n, UNKNOWN_ESITO],
  ] as const)
    count.add({ importoCents: importo, esito });
  expect(count.anomalie({ numeroTotalePagamenti: 3, importoTotaleCents: cents(705n) })).toEqual([
    { code: 'ESITO_IGNOTO', righe: 1 },
  ]);
  expect(count.anomalie({ numeroTotalePagamenti: 2, importoTotaleCents: cents(700n) }).map(({ code }) => code)).toEqual(
    ['NUMERO_RIGHE_DIVERSO', 'IMPORTO_DIVERSO', 'ESITO_IGNOTO'],
  );
});

it.each([
  ['the first time', undefined, false, '2026-10-25T12:00:00.000Z'],
  ['by night', new Date('2026-11-20T10:00:00Z'), true, '2026-10-25T12:00:00.000Z'],
  ['else', new Date('2026-11-20T10:00:00Z'), false, '2026-11-19T10:00:00.000Z'],
  ['with a cursor beyond time', new Date('9998-01-20T10:00:00Z'), false, '2026-10-25T12:00:00.000Z'],
  ['with a node that lives ahead of us', new Date('2027-01-20T10:00:00Z'), false, '2027-01-19T10:00:00.000Z'],
])('DEC-10-cursore: where a pull begins, %s', (_, cursor, whole, expected) => {
  expect(startOfPull(cursor, whole, new Date('2026-11-24T12:00:00Z')).toISOString()).toBe(expected);
});
