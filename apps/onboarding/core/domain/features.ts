/** Functional flags of an ente and what each is at birth. Source: onboarding.md §8.5. */
export const FEATURES = {
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

export type FeatureCode = keyof typeof FEATURES;

/** Every flag with its state. */
export type Features = Readonly<Record<FeatureCode, boolean>>;

export const FEATURE_CODES = Object.keys(FEATURES) as readonly FeatureCode[];

/** Is this one of the flags that we know? */
export const isFeature = (text: string): text is FeatureCode => text in FEATURES;
