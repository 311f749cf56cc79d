/** A text for people: Italian always, English where somebody wrote it. */
export interface LocalText {
  readonly it: string;
  readonly en?: string | undefined;
}

/** Kinds of field of a form of a spontaneous payment. Source: ui.md C-07 (a file is not among them yet). */
export const FIELD_KINDS = [
  'TESTO',
  'AREA_TESTO',
  'INTERO',
  'VALUTA',
  'ETICHETTA_VALUTA',
  'DATA',
  'DATA_ORA',
  'SI_NO',
  'SCELTA',
  'SCELTA_MULTIPLA',
  'ETICHETTA',
  'NASCOSTO',
  'GRUPPO',
  'SEZIONE',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FieldOption {
  readonly valore: string;
  readonly etichetta: LocalText;
}

/** A rule between fields: the expression must hold, else the message is shown beside the field. */
export interface FieldCheck {
  readonly se: string;
  readonly messaggio: LocalText;
}

/**
 * A field of the form. Expressions (`valore`, `visibileSe`, `abilitatoSe`, `obbligatorioSe`, `controlli`) are those of
 * `expression.ts`. `minimo` and `massimo` bound the number, the length of a text, the day, or how often a group repeats.
 */
export interface FormField {
  readonly nome: string;
  readonly genere: FieldKind;
  readonly etichetta: LocalText;
  readonly aiuto?: LocalText | undefined;
  readonly obbligatorio?: boolean | undefined;
  readonly predefinito?: string | undefined;
  /** A pattern of `pattern.ts`, for the whole text. */
  readonly regola?: string | undefined;
  readonly messaggio?: LocalText | undefined;
  readonly minimo?: string | undefined;
  readonly massimo?: string | undefined;
  readonly opzioni?: readonly FieldOption[] | undefined;
  /** Of a GRUPPO, which repeats, or of a SEZIONE, which only gathers. */
  readonly campi?: readonly FormField[] | undefined;
  readonly valore?: string | undefined;
  readonly visibileSe?: string | undefined;
  readonly abilitatoSe?: string | undefined;
  readonly obbligatorioSe?: string | undefined;
  readonly controlli?: readonly FieldCheck[] | undefined;
}

/** The form of a spontaneous payment, as the tipo dovuto bears it. Source: dovuti.md §9; the amount's three models: §9.5. */
export interface FormDefinition {
  readonly categoria?: LocalText | undefined;
  readonly aiuto?: LocalText | undefined;
  readonly campi: readonly FormField[];
  /** Name of the field that holds the amount; absent when the citizen writes it, or when the tipo fixes it. */
  readonly importo?: string | undefined;
  /** What the payment is for: text with `{nome}` where the value of a field goes. */
  readonly causale: string;
}

/** Bounds of a form, of its answers and of what it may cost to judge them. */
export const FORM_BOUNDS = {
  fields: 60,
  options: 300,
  expression: 500,
  text: 1_000,
  rows: 20,
  causale: 1_000,
} as const;

/** The form of a tipo that defines none: one text, the causale. Source: dovuti.md §8 `cod_xsd_causale`. */
export const DEFAULT_FORM: FormDefinition = {
  campi: [
    {
      nome: 'causale',
      genere: 'TESTO',
      etichetta: { it: 'Causale', en: 'Reason for payment' },
      obbligatorio: true,
      massimo: '140',
    },
  ],
  causale: '{causale}',
};

/** Fields with those of their sections in their place; groups stay whole. */
export const flatFields = (fields: readonly FormField[]): readonly FormField[] =>
  fields.flatMap((field) => (field.genere === 'SEZIONE' ? [field, ...flatFields(field.campi ?? [])] : [field]));

/** True for what bears a value: not a section, not a mere text. */
export const bearsValue = ({ genere }: FormField): boolean => genere !== 'SEZIONE' && genere !== 'ETICHETTA';
