import { isVivo, STATI, shownStato, transition, TRANSITIONS } from './stato';

describe('the transitions of a dovuto', () => {
  it.each([
    ['D01', undefined, 'INSERIMENTO', 'INSERIMENTO_DOVUTO'],
    ['D05', 'INSERIMENTO_DOVUTO', 'MODIFICA_FILE', 'INSERIMENTO_DOVUTO'],
    ['D06', 'INSERIMENTO_DOVUTO', 'MODIFICA_OPERATORE', 'INSERIMENTO_DOVUTO'],
    ['D07', 'INSERIMENTO_DOVUTO', 'ANNULLAMENTO', 'ANNULLATO'],
    ['D11', 'INSERIMENTO_DOVUTO', 'PAGAMENTO', 'COMPLETATO'],
    ['D11', 'PAGAMENTO_INIZIATO', 'PAGAMENTO', 'COMPLETATO'],
    ['D22', 'ANNULLATO', 'PAGAMENTO', 'COMPLETATO'],
  ] as const)('%s: from %s, %s leads to %s', (id, from, event, a) =>
    expect(transition(from, event)).toMatchObject({ id, a }),
  );

  it('go nowhere from any other state', () => {
    const possible = new Set(TRANSITIONS.map((t) => `${t.da} ${t.evento}`));
    for (const stato of STATI)
      for (const event of ['MODIFICA_FILE', 'MODIFICA_OPERATORE', 'ANNULLAMENTO', 'PAGAMENTO'] as const)
        expect(transition(stato, event) !== undefined).toBe(possible.has(`${stato} ${event}`));
  });

  it('leave only live rows and cancelled ones to be paid', () =>
    expect(STATI.filter((s) => transition(s, 'PAGAMENTO') && !isVivo(s))).toEqual(['ANNULLATO']));
});

describe('the word that a person reads', () => {
  const facts = { scaduto: false, disabled: false };
  it.each([
    ['INSERIMENTO_DOVUTO', facts, 'DA_PAGARE'],
    ['INSERIMENTO_DOVUTO', { ...facts, scaduto: true }, 'SCADUTO'],
    ['INSERIMENTO_DOVUTO', { scaduto: true, disabled: true }, 'DISABILITATO'],
    ['COMPLETATO', { ...facts, importoPagato: 1n }, 'PAGATO'],
    ['COMPLETATO', { ...facts, importoPagato: 0n }, 'NON_PAGATO'],
    ['ANNULLATO', facts, 'ANNULLATO'],
    ['PAGAMENTO_INIZIATO', facts, 'PAGAMENTO_INIZIATO'],
    ['PREDISPOSTO', facts, 'PREDISPOSTO'],
    ['SCADUTO_ELABORATO', facts, 'SCADUTO'],
    ['ABORT', facts, 'NON_COMPLETATO'],
  ] as const)('for %s with %o is %s', (stato, f, word) => expect(shownStato(stato, f)).toBe(word));
});
