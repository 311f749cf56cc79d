import { ricevutaEffect } from './ricevuta';
import type { StatoDovuto } from './stato';

const righe = (...stati: StatoDovuto[]) => stati.map((stato, i) => ({ id: BigInt(i), stato }));

describe('what a paid receipt does to the dovuti of its IUV, newest first', () => {
  it.each([
    ['RIC-viva', righe('INSERIMENTO_DOVUTO'), { effect: 'PAGA', id: 0n, regola: 'D11' }],
    ['RIC-viva', righe('PAGAMENTO_INIZIATO'), { effect: 'PAGA', id: 0n, regola: 'D11' }],
    ['RIC-viva', righe('ANNULLATO', 'INSERIMENTO_DOVUTO', 'ANNULLATO'), { effect: 'PAGA', id: 1n, regola: 'D11' }],
    ['RIC-pagata', righe('COMPLETATO'), { effect: 'COLLEGA', id: 0n }],
    ['RIC-pagata', righe('ANNULLATO', 'COMPLETATO'), { effect: 'COLLEGA', id: 1n }],
    ['RIC-annullata', righe('ANNULLATO', 'ANNULLATO'), { effect: 'PAGA', id: 0n, regola: 'D22' }],
    ['RIC-ignota', righe(), { effect: 'NON_GESTITA' }],
  ] as const)('%s: %o', (_, stati, effect) => expect(ricevutaEffect(stati)).toEqual(effect));
});
