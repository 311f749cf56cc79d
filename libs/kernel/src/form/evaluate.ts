import { asText, type Computed, compute, holds, type Scope } from './compute';
import { readDecimal, toCents } from './decimal';
import { bearsValue, type FormDefinition, type FormField, flatFields, type LocalText } from './definition';
import { parseExpression } from './expression';
import { type AnswerFault, judgeAnswer, rowsOf } from './judge-answer';

/** What somebody wrote: a text, yes or no, several choices, the rows of a group. Amounts with a dot, days as `yyyy-mm-dd`. */
export type FormAnswer =
  string | boolean | readonly string[] | readonly Readonly<Record<string, string | boolean | readonly string[]>>[];
export type FormAnswers = Readonly<Record<string, FormAnswer | undefined>>;

/** A field as it stands now. `path` is `nome`, or `gruppo.0.nome` in a row. */
export interface FieldState {
  readonly visible: boolean;
  readonly enabled: boolean;
  readonly required: boolean;
  readonly value: FormAnswer;
}

export interface FormError {
  readonly path: string;
  readonly code: AnswerFault | 'CONTROLLO' | 'SCONOSCIUTO' | 'IMPORTO';
  readonly message?: LocalText | undefined;
}

/** A form with its answers, judged: states of all fields, all errors, and what the payment will be. */
export interface JudgedForm {
  readonly fields: ReadonlyMap<string, FieldState>;
  readonly errors: readonly FormError[];
  /** In cents, when the form computes it and it can be computed. */
  readonly amountCents: bigint | undefined;
  readonly causale: string;
}

const MAX_AMOUNT = 99_999_999_999n;
/** Answers by the name of their field: of the whole form, or of one row of a group. */
export type Row = Readonly<Record<string, FormAnswer | undefined>>;

/**
 * Judges answers by the definition alone, in the browser while somebody writes and again on the server, with the same
 * outcome: computed values overwrite what was sent; what is hidden or disabled counts as absent; all errors come at once.
 * Pure and total. Source: dovuti.md §9.4–9.5.
 */
export function judgeForm(form: FormDefinition, answers: FormAnswers, today: string): JudgedForm {
  return new FormJudge(form, answers, today).judge();
}

class FormJudge {
  private readonly all: readonly FormField[];
  private readonly byName: ReadonlyMap<string, FormField>;
  private readonly memo = new Map<string, FieldState>();
  private readonly open = new Set<string>();
  private readonly errors: FormError[] = [];

  constructor(
    private readonly form: FormDefinition,
    private readonly answers: FormAnswers,
    private readonly today: string,
  ) {
    this.all = flatFields(form.campi);
    this.byName = new Map(this.all.map((field) => [field.nome, field]));
  }

  judge(): JudgedForm {
    for (const name of Object.keys(this.answers)) {
      const field = this.byName.get(name);
      if (!field || !bearsValue(field)) this.errors.push({ path: name.slice(0, 80), code: 'SCONOSCIUTO' });
    }
    this.walk(this.form.campi, true);
    const amountField = this.form.importo === undefined ? undefined : this.memo.get(this.form.importo);
    const decimal = typeof amountField?.value === 'string' ? readDecimal(amountField.value) : undefined;
    const amountCents = decimal === undefined ? undefined : toCents(decimal);
    if (this.form.importo !== undefined && (amountCents === undefined || amountCents <= 0n || amountCents > MAX_AMOUNT))
      if (this.errors.length === 0)
        // what keeps it from being computed is told already
        this.errors.push({ path: this.form.importo, code: 'IMPORTO' });
    return { fields: this.memo, errors: this.errors, amountCents, causale: this.causale() };
  }

  private walk(fields: readonly FormField[], shown: boolean): void {
    for (const field of fields) {
      const state = this.state(field, field.nome, this.answers, shown);
      if (field.genere === 'SEZIONE') this.walk(field.campi ?? [], state.visible && state.enabled);
      else if (field.genere === 'GRUPPO') this.walkRows(field, state);
      if (bearsValue(field)) this.check(field, field.nome, state, this.answers);
    }
  }

  private walkRows(group: FormField, { visible, enabled, value }: FieldState): void {
    if (!visible || !enabled) return;
    for (const [index, row] of rowsOf(group, value).entries()) {
      const prefix = `${group.nome}.${index}`;
      for (const name of Object.keys(row))
        if (!group.campi?.some((column) => column.nome === name && bearsValue(column)))
          this.errors.push({ path: `${prefix}.${name.slice(0, 80)}`, code: 'SCONOSCIUTO' });
      for (const column of group.campi ?? []) {
        const path = `${prefix}.${column.nome}`;
        const state = this.state(column, path, row, true);
        if (bearsValue(column)) this.check(column, path, state, row);
      }
    }
  }

  /** State of a field, once; a definition with a circle, which none that was judged has, yields nothing instead of turning. */
  private state(field: FormField, path: string, row: Row, shown: boolean): FieldState {
    const known = this.memo.get(path);
    if (known) return known;
    const nothing: FieldState = { visible: false, enabled: false, required: false, value: '' };
    if (this.open.has(path)) return nothing;
    this.open.add(path);
    const scope = this.scope(path, row);
    const says = (source: string | undefined, otherwise: boolean): boolean =>
      source === undefined ? otherwise : holds(run(source, scope));
    const visible = shown && says(field.visibileSe, true);
    const enabled = visible && says(field.abilitatoSe, true);
    const state: FieldState = {
      visible,
      enabled,
      required: enabled && (field.obbligatorio === true || says(field.obbligatorioSe, false)),
      value: enabled ? this.valueOf(field, row, scope) : '',
    };
    this.open.delete(path);
    this.memo.set(path, state);
    return state;
  }

  private valueOf(field: FormField, row: Row, scope: Scope): FormAnswer {
    if (field.valore !== undefined)
      return asText(run(field.valore, scope), field.genere === 'VALUTA' || field.genere === 'ETICHETTA_VALUTA');
    const answer = (Object.hasOwn(row, field.nome) ? row[field.nome] : undefined) ?? field.predefinito ?? '';
    return typeof answer === 'string' ? answer.trim() : answer;
  }

  private scope(path: string, row: Row): Scope {
    const inRow = path.split('.').length === 3;
    const prefix = inRow ? path.split('.').slice(0, 2).join('.') : '';
    const group = inRow ? this.byName.get(path.split('.')[0] ?? '') : undefined;
    return {
      today: this.today,
      field: (name, column) => {
        const own = group?.campi?.find(({ nome }) => nome === name);
        if (own) return computedOf(own, this.state(own, `${prefix}.${name}`, row, true).value);
        const field = this.byName.get(name);
        if (!field) return null;
        const { value } = this.state(field, name, this.answers, this.sectionShown(field));
        return column === undefined ? computedOf(field, value) : this.column(field, column, value);
      },
    };
  }

  /** Whether the sections around a field show it. */
  private sectionShown(field: FormField): boolean {
    const around = this.all.find(({ genere, campi }) => genere === 'SEZIONE' && campi?.includes(field));
    if (!around) return true;
    const { visible, enabled } = this.state(around, around.nome, this.answers, this.sectionShown(around));
    return visible && enabled;
  }

  private column(group: FormField, name: string, value: FormAnswer): Computed {
    const column = group.campi?.find(({ nome }) => nome === name);
    if (!column || !Array.isArray(value)) return null;
    return rowsOf(group, value).map((row, index) =>
      computedOf(column, this.state(column, `${group.nome}.${index}.${name}`, row, true).value),
    );
  }

  private check(field: FormField, path: string, state: FieldState, row: Row): void {
    if (!state.enabled) return;
    const fault = judgeAnswer(field, state, this.today);
    if (fault !== undefined)
      return void this.errors.push({
        path,
        code: fault,
        ...(fault === 'FORMATO' && field.messaggio ? { message: field.messaggio } : {}),
      });
    const scope = this.scope(path, row);
    const broken = field.controlli?.find(({ se }) => !holds(run(se, scope)));
    if (broken && state.value !== '') this.errors.push({ path, code: 'CONTROLLO', message: broken.messaggio });
  }

  /** The causale, each placeholder with the words that people chose, on one line. Source: dovuti.md §9.3 `join_template`. */
  private causale(): string {
    return this.form.causale
      .replace(/\{([^{}]*)\}/g, (_, name: string) => {
        const field = this.byName.get(name);
        return field ? wordsOf(field, this.memo.get(name)?.value ?? '') : '';
      })
      .replace(/\s+/g, ' ')
      .trim();
  }
}

function run(source: string, scope: Scope): Computed {
  try {
    return compute(parseExpression(source), scope);
  } catch {
    return null; // a definition that was judged has none such
  }
}

/** An answer as expressions see it. */
function computedOf(field: FormField, value: FormAnswer): Computed {
  if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === 'string' ? item : ''));
  if (field.genere === 'SI_NO') return value === true || value === 'true';
  if (typeof value !== 'string' || value === '') return null;
  const isNumber = field.genere === 'INTERO' || field.genere === 'VALUTA' || field.genere === 'ETICHETTA_VALUTA';
  return isNumber ? (readDecimal(value) ?? null) : value;
}

/** An answer in words, Italian: the causale is for the ente's books. */
function wordsOf(field: FormField, value: FormAnswer): string {
  const label = (chosen: string): string =>
    field.opzioni?.find(({ valore }) => valore === chosen)?.etichetta.it ?? chosen;
  if (Array.isArray(value))
    return value.map((item: unknown) => (typeof item === 'string' ? label(item) : '')).join(', ');
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (typeof value !== 'string') return '';
  if (field.genere === 'SCELTA') return label(value);
  const day = field.genere === 'DATA' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  return day ? `${day[3]}/${day[2]}/${day[1]}` : value;
}
