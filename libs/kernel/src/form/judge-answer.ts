import { dayNumber } from './compute';
import { ONE, readDecimal } from './decimal';
import { FORM_BOUNDS, type FormField } from './definition';
import type { FieldState, Row } from './evaluate';
import { compilePattern } from './pattern';

/** What may be wrong with one answer. */
export type AnswerFault =
  'OBBLIGATORIO' | 'FORMATO' | 'TROPPO_LUNGO' | 'TROPPO_CORTO' | 'TROPPO_PICCOLO' | 'TROPPO_GRANDE' | 'NON_AMMESSO';

/** The first thing that is wrong with an answer, by the kind of its field and its bounds; undefined for none. Source: dovuti.md §9.4, 6. */
export function judgeAnswer(field: FormField, { value, required }: FieldState, today: string): AnswerFault | undefined {
  const { genere } = field;
  if (genere === 'GRUPPO') return judgeList(field, value, required);
  if (genere === 'SCELTA_MULTIPLA') {
    const found = judgeList(field, value, required);
    if (found !== undefined || value === '') return found;
    const chosen = value as readonly unknown[];
    if (new Set(chosen).size !== chosen.length) return 'NON_AMMESSO';
    return chosen.every((one) => field.opzioni?.some(({ valore }) => valore === one)) ? undefined : 'NON_AMMESSO';
  }
  if (genere === 'SI_NO') {
    if (value !== '' && value !== 'true' && value !== 'false' && typeof value !== 'boolean') return 'FORMATO';
    return required && value !== true && value !== 'true' ? 'OBBLIGATORIO' : undefined;
  }
  if (typeof value !== 'string') return 'FORMATO';
  if (value === '') return required ? 'OBBLIGATORIO' : undefined;
  if (value.length > FORM_BOUNDS.text) return 'TROPPO_LUNGO';
  switch (genere) {
    case 'SCELTA':
      return field.opzioni?.some(({ valore }) => valore === value) ? undefined : 'NON_AMMESSO';
    case 'INTERO':
      return /^-?\d{1,15}$/.test(value) ? judgeNumber(field, value) : 'FORMATO';
    case 'VALUTA':
    case 'ETICHETTA_VALUTA':
      return /^\d{1,9}(\.\d{1,2})?$/.test(value) ? judgeNumber(field, value) : 'FORMATO';
    case 'DATA':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? judgeDay(field, value, today) : 'FORMATO';
    case 'DATA_ORA':
      return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) ? judgeDay(field, value, today) : 'FORMATO';
    default:
      return judgeText(field, value);
  }
}

function judgeText(field: FormField, value: string): AnswerFault | undefined {
  if (field.genere !== 'AREA_TESTO' && /\p{Cc}/u.test(value)) return 'FORMATO';
  const length = BigInt([...value].length) * ONE;
  if (length < (bound(field.minimo) ?? 0n)) return 'TROPPO_CORTO';
  if (length > (bound(field.massimo) ?? length)) return 'TROPPO_LUNGO';
  if (field.regola === undefined) return undefined;
  try {
    return compilePattern(field.regola).test(value) ? undefined : 'FORMATO';
  } catch {
    return 'FORMATO'; // a definition that was judged has no such pattern
  }
}

function judgeNumber(field: FormField, value: string): AnswerFault | undefined {
  const number = readDecimal(value) ?? 0n;
  if (number < (bound(field.minimo) ?? number)) return 'TROPPO_PICCOLO';
  return number > (bound(field.massimo) ?? number) ? 'TROPPO_GRANDE' : undefined;
}

function judgeDay(field: FormField, value: string, today: string): AnswerFault | undefined {
  const day = dayNumber(value);
  if (day === undefined || day < -600_000) return 'FORMATO';
  const dayOf = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : dayNumber(text === 'oggi' ? today : text);
  if (day < (dayOf(field.minimo) ?? day)) return 'TROPPO_PICCOLO';
  return day > (dayOf(field.massimo) ?? day) ? 'TROPPO_GRANDE' : undefined;
}

/** Several choices, or the rows of a group: none is absent, and their number has bounds. */
function judgeList(field: FormField, value: FieldState['value'], required: boolean): AnswerFault | undefined {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return required ? 'OBBLIGATORIO' : undefined;
  if (!Array.isArray(value)) return 'FORMATO';
  if (isTooLong(field, value)) return 'TROPPO_GRANDE';
  const isItem = field.genere === 'GRUPPO' ? isRow : (item: unknown) => typeof item === 'string';
  if (!value.every(isItem)) return 'FORMATO';
  return BigInt(value.length) * ONE < (bound(field.minimo) ?? 0n) ? 'TROPPO_PICCOLO' : undefined;
}

/** The rows of a group that are judged one by one: a list of something else, or of too many, is refused as a whole. */
export const rowsOf = (group: FormField, value: FieldState['value']): readonly Row[] =>
  Array.isArray(value) && !isTooLong(group, value) && value.every(isRow) ? (value as readonly Row[]) : [];

function isTooLong({ genere, massimo }: FormField, list: readonly unknown[]): boolean {
  if (list.length > (genere === 'GRUPPO' ? FORM_BOUNDS.rows : FORM_BOUNDS.options)) return true;
  const most = bound(massimo);
  return most !== undefined && BigInt(list.length) * ONE > most;
}

const isRow = (item: unknown): boolean => typeof item === 'object' && item !== null && !Array.isArray(item);

const bound = (text: string | undefined): bigint | undefined => (text === undefined ? undefined : readDecimal(text));
