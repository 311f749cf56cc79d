/** Who announces on a topic, and which services listen to it (each under a consumer group of its own name). */
export interface TopicRight {
  readonly owner: string;
  readonly listeners: readonly string[];
}

/** The one table of rights on topics; the log of the PostgreSQL transport enforces it. Source: architecture.md, Decisions, 23. */
export const TOPIC_RIGHTS: Readonly<Record<string, TopicRight>> = {
  'onboarding.ente': { owner: 'onboarding', listeners: ['dovuti', 'pagamenti', 'pivot'] },
  'onboarding.tipo-dovuto': { owner: 'onboarding', listeners: ['dovuti'] },
  'dovuti.rt': { owner: 'dovuti', listeners: ['pagamenti', 'pivot'] },
  'pagamenti.rt': { owner: 'pagamenti', listeners: ['dovuti', 'pivot'] },
  'pagamenti.flusso-rendicontazione': { owner: 'pagamenti', listeners: ['pivot'] },
  'pivot.giornale-di-cassa': { owner: 'pivot', listeners: ['pivot'] },
};
