import type { Comparison, Explanation, PagamentoDetail } from '../../shared/pivot/types';

/** How a document of the chain is: there and right, there with another amount, not there (yet), or not used by the ente. */
export type LinkState = 'ok' | 'different' | 'missing' | 'waiting' | 'unused';

/** The states that each document may have. */
export const STATES = {
  notifica: ['ok', 'different', 'missing', 'unused'],
  ricevuta: ['ok', 'missing'],
  flusso: ['ok', 'different', 'missing', 'waiting', 'unused'],
  tesoreria: ['ok', 'different', 'missing', 'unused'],
} as const satisfies Record<string, readonly LinkState[]>;

export interface ChainNode {
  readonly key: keyof typeof STATES;
  readonly state: LinkState;
  readonly importo: string | undefined;
  /** By how much this document differs from the one it is compared with. */
  readonly scarto: string | undefined;
}

/**
 * Notificato — Ricevuta — Rendicontazione — Tesoreria of one payment, as pivot's own comparisons and classes say it: nothing is
 * compared here.
 */
export function chainOf({ pagamento, notifica, movimenti }: PagamentoDetail, explanation: Explanation): ChainNode[] {
  const made = new Map((explanation.confronti ?? []).map((one) => [one.nome, one]));
  const has = (classe: (typeof pagamento.classi)[number]) => pagamento.classi.includes(classe);
  const holds = (name: string) => made.get(name)?.vale === true;
  const { flusso, tesoreria, sintesi } = pagamento;
  return [
    {
      key: 'notifica',
      state: notifica ? (holds('iOk') ? 'ok' : 'different') : has('RT_NO_IUD') ? 'missing' : 'unused',
      importo: notifica?.importo,
      scarto: notifica && !holds('iOk') ? gap(made.get('iOk')) : undefined,
    },
    {
      key: 'ricevuta',
      state: sintesi === 'SENZA_RT' ? 'missing' : 'ok',
      importo: sintesi === 'SENZA_RT' ? undefined : pagamento.importo,
      scarto: undefined,
    },
    {
      key: 'flusso',
      state: flussoState(pagamento, sintesi === 'SENZA_RT' || holds('erOk')),
      importo: pagamento.importoRendicontato,
      scarto: holds('erOk') ? undefined : gap(made.get('erOk')),
    },
    {
      key: 'tesoreria',
      state:
        movimenti.length === 0
          ? flusso?.verdetto === 'NON_VALUTATO'
            ? 'unused'
            : 'missing'
          : holds('fDiv') || holds('vDiv') || has('UNKNOWN')
            ? 'different'
            : 'ok',
      importo: tesoreria?.importo,
      scarto: holds('fDiv')
        ? gap(made.get('fDiv'))
        : holds('vDiv') || has('UNKNOWN')
          ? gap(made.get('vDiv'))
          : undefined,
    },
  ];
}

function flussoState(pagamento: PagamentoDetail['pagamento'], agrees: boolean): LinkState {
  if (pagamento.iuf === undefined)
    return pagamento.classi.includes('RT_TES') ? 'unused' : pagamento.inAttesa === true ? 'waiting' : 'missing';
  return agrees ? 'ok' : 'different';
}

/** A difference of nothing is none. */
const gap = (comparison: Comparison | undefined): string | undefined =>
  comparison?.scarto === undefined || /^-?0\.00$/.test(comparison.scarto) ? undefined : comparison.scarto;
