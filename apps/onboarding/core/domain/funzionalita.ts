/** Functional flags of an ente and what each is at birth. Source: onboarding.md §8.5. */
export const FUNZIONALITA = {
  PAGAMENTO_SPONTANEO: true,
  ENTE_PUBBLICO: false,
  AVVISO_DIGITALE: false,
  NOTIFICA_AVVISI_IO: false,
  INOLTRO_ESITO_PAGAMENTO_PUSH: false,
  STAMPA_AVVISO_MASSIVA: false,
  NOTIFICA_CITTADINO: false,
  PAGAMENTO_OLTRE_SCADENZA: false,
  PAGAMENTO_STRANIERI: false,
  RICHIESTA_RT: true,
  CARRELLO_MULTI_ENTE: false,
} as const;

export type CodiceFunzionalita = keyof typeof FUNZIONALITA;

/** Every flag with its state. */
export type Funzionalita = Readonly<Record<CodiceFunzionalita, boolean>>;

export const CODICI_FUNZIONALITA = Object.keys(FUNZIONALITA) as readonly CodiceFunzionalita[];

/** Is this one of the flags that we know? */
export const isFunzionalita = (text: string): text is CodiceFunzionalita => text in FUNZIONALITA;
