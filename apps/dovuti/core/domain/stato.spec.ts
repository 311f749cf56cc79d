import { isVivo, STATI, statoMostrato, transizione, TRANSIZIONI } from './stato';

describe('the transitions of a dovuto', () => {
  it.each([
    ['D01', undefined, 'INSERIMENTO', 'INSERIMENTO_DOVUTO'],
    ['D05', 'INSERIMENTO_DOVUTO', 'MODIFICA_FILE', 'INSERIMENTO_DOVUTO'],
    ['D06', 'INSERIMENTO_DOVUTO', 'MODIFICA_OPERATORE', 'INSERIMENTO_DOVUTO'],
    ['D07', 'INSERIMENTO_DOVUTO', 'ANNULLAMENTO', 'ANNULLATO'],
    ['D11', 'INSERIMENTO_DOVUTO', 'PAGAMENTO', 'COMPLETATO'],
    ['D11', 'PAGAMENTO_INIZIATO', 'PAGAMENTO', 'COMPLETATO'],
    ['D22', 'ANNULLATO', 'PAGAMENTO', 'COMPLETATO'],
  ] as const)('%s: from %s, %s leads to %s', (id, da, evento, a) =>
    expect(transizione(da, evento)).toMatchObject({ id, a }),
  );

  it('go nowhere from any other state', () => {
    const possible = new Set(TRANSIZIONI.map((t) => `${t.da} ${t.evento}`));
    for (const stato of STATI)
      for (const evento of ['MODIFICA_FILE', 'MODIFICA_OPERATORE', 'ANNULLAMENTO', 'PAGAMENTO'] as const)
        expect(transizione(stato, evento) !== undefined).toBe(possible.has(`${stato} ${evento}`));
  });

  it('leave only live rows and cancelled ones to be paid', () =>
    expect(STATI.filter((s) => transizione(s, 'PAGAMENTO') && !isVivo(s))).toEqual(['ANNULLATO']));
});

describe('the word that a person reads', () => {
  const fatti = { scaduto: false, disabilitato: false };
  it.each([
    ['INSERIMENTO_DOVUTO', fatti, 'DA_PAGARE'],
    ['INSERIMENTO_DOVUTO', { ...fatti, scaduto: true }, 'SCADUTO'],
    ['INSERIMENTO_DOVUTO', { scaduto: true, disabilitato: true }, 'DISABILITATO'],
    ['COMPLETATO', { ...fatti, importoPagato: 1n }, 'PAGATO'],
    ['COMPLETATO', { ...fatti, importoPagato: 0n }, 'NON_PAGATO'],
    ['ANNULLATO', fatti, 'ANNULLATO'],
    ['PAGAMENTO_INIZIATO', fatti, 'PAGAMENTO_INIZIATO'],
    ['PREDISPOSTO', fatti, 'PREDISPOSTO'],
    ['SCADUTO_ELABORATO', fatti, 'SCADUTO'],
    ['ABORT', fatti, 'NON_COMPLETATO'],
  ] as const)('for %s with %o is %s', (stato, f, word) => expect(statoMostrato(stato, f)).toBe(word));
});
