/** A column of a tracciato with its value in one line. */
export interface Cell {
  readonly index: number;
  readonly name: string;
  readonly value: string;
}

/**
 * The columns of a line, for editing each by itself; undefined when the line has quotes or another number of columns than the
 * header: then it is edited whole. How a line is read is the server's to say.
 */
export function cellsOf(line: string, header: string | undefined): readonly Cell[] | undefined {
  const names = header?.replace(/^\uFEFF/, '').split(';') ?? [];
  const values = line.split(';');
  if (names.length < 2 || line.includes('"') || values.length !== names.length) return undefined;
  return values.map((value, index) => ({ index, name: names[index] ?? '', value }));
}

/** The line with another value in one column. A separator inside it would make two: it becomes a comma. */
export const withCell = (cells: readonly Cell[], index: number, value: string): string =>
  cells.map((cell) => (cell.index === index ? value.replaceAll(';', ',') : cell.value)).join(';');

/** Beginnings of the codes of MyPay, and the columns of 1_2 that they speak of, by their place. */
const PLACES: readonly (readonly [RegExp, readonly number[]])[] = [
  [/_IUD/, [0]],
  [/_IUV/, [1]],
  [/_ID_UNIV/, [2]],
  [/_COD_FISC|_P_IVA/, [2, 3]],
  [/_CIVICO/, [6]],
  [/_CAP/, [7]],
  [/_PROV/, [9]],
  [/_NAZ/, [10]],
  [/_EMAIL/, [11]],
  [/_DATA_SCADENZA/, [12]],
  [/_IMPORTO/, [13]],
  [/_COMMISSIONI/, [14]],
  [/_TIPO_DOVUTO|NO_PERMESSI/, [15]],
  [/_TIPO_VERS/, [16]],
  [/_DATI_RISCOSS/, [18]],
  [/_BILANCIO/, [13, 19]],
  [/_AZIONE/, [20]],
];

/** The words with which MyPay calls the columns of 1_2 in a description, in their order. */
const WORDS = [
  'COD_IUD|IUD ',
  'COD_IUV',
  'TIPO_IDENTIFICATIVO_UNIVOCO',
  'CODICE_IDENTIFICATIVO_UNIVOCO',
  'ANAGRAFICA_PAGATORE',
  'INDIRIZZO_PAGATORE',
  'CIVICO_PAGATORE',
  'CAP_PAGATORE',
  'LOCALITA_PAGATORE',
  'PROVINCIA_PAGATORE',
  'NAZIONE_PAGATORE',
  'EMAIL_PAGATORE',
  'DATA_SCADENZA_PAGAMENTO|dataScadenzaPagamento',
  'IMPORTO_DOVUTO',
  'COMMISSIONE_CARICO_PA',
  'TIPO_DOVUTO',
  'TIPO_VERSAMENTO',
  'CAUSALE_VERSAMENTO',
  'DATI_SPECIFICI_RISCOSSIONE',
  'BILANCIO',
  'AZIONE',
].map((word) => new RegExp(`^(?:${word})`));

interface Reason {
  readonly codice: string;
  readonly descrizione: string;
}

/** The columns that the reasons of a refusal speak of; none when they tell of the row as a whole. */
export const columnsOf = (reasons: readonly Reason[]): ReadonlySet<number> =>
  new Set(
    reasons.flatMap(({ codice: code, descrizione: told }) => [
      ...PLACES.flatMap(([pattern, places]) => (pattern.test(code) ? places : [])),
      ...told.split(', ').flatMap((part) => WORDS.flatMap((word, place) => (word.test(part) ? [place] : []))),
    ]),
  );
