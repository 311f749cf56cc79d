import { bearsValue, FORM_BOUNDS, type FormDefinition, type FormField, flatFields } from './definition';
import { parseExpression, namesIn } from './expression';
import { readDecimal } from './decimal';
import { compilePattern } from './pattern';
import { dayNumber } from './compute';

/** What is wrong with a definition: the field (empty for the whole) and why, in Italian. */
export interface FormFault {
  readonly campo: string;
  readonly motivo: string;
}

type Say = (field: string, reason: string) => void;

const NAME = /^[a-z][A-Za-z0-9_]{0,39}$/;
const RESERVED = new Set(['and', 'or', 'not', 'true', 'false']);

/**
 * All that keeps a definition from being used: names, kinds, bounds, patterns, expressions that do not parse or name no
 * field, circles of computed values, placeholders. Judged when the tipo is written, so that no citizen meets it. Pure.
 */
export function formFaults(form: FormDefinition): readonly FormFault[] {
  const faults: FormFault[] = [];
  const say: Say = (field, reason) => void faults.push({ campo: field, motivo: reason });
  const fields = flatFields(form.campi);
  const every = fields.flatMap((field) => [field, ...(field.genere === 'GRUPPO' ? (field.campi ?? []) : [])]);
  if (every.length > FORM_BOUNDS.fields) say('', `I campi sono più di ${FORM_BOUNDS.fields}.`);
  const seen = new Set<string>();
  for (const { nome } of every) {
    if (!NAME.test(nome) || RESERVED.has(nome))
      say(nome, 'Il nome comincia con una minuscola e ha lettere senza accenti, cifre o _, al massimo 40.');
    if (seen.has(nome)) say(nome, 'Il nome è di due campi.');
    seen.add(nome);
  }
  const names = new Set(fields.filter(bearsValue).map(({ nome }) => nome));
  const columns = new Set(
    fields.flatMap(({ nome, genere, campi }) =>
      genere === 'GRUPPO' ? (campi ?? []).map((column) => `${nome}.${column.nome}`) : [],
    ),
  );
  for (const field of fields) {
    fieldFaults(field, new Set([...names, ...columns]), say);
    if (field.genere !== 'GRUPPO') continue;
    const own = (field.campi ?? []).filter(bearsValue).map(({ nome }) => nome);
    for (const column of field.campi ?? []) {
      if (column.genere === 'GRUPPO' || column.genere === 'SEZIONE')
        say(column.nome, 'Un gruppo non ne contiene altri.');
      fieldFaults(column, new Set([...names, ...columns, ...own]), say);
    }
  }
  circleFaults(every, say);
  const amount = fields.find(({ nome }) => nome === form.importo);
  if (form.importo !== undefined && (!amount || !['VALUTA', 'ETICHETTA_VALUTA'].includes(amount.genere)))
    say(form.importo, 'Il campo dell’importo non c’è, o non è una valuta.');
  for (const [, name = ''] of form.causale.matchAll(/\{([^{}]*)\}/g))
    if (!names.has(name)) say('causale', `La causale nomina "${name}", che non è un campo.`);
  if (form.causale.trim() === '') say('causale', 'La causale manca.');
  return faults;
}

function fieldFaults(field: FormField, known: ReadonlySet<string>, say: Say): void {
  const { nome, genere } = field;
  const holdsFields = genere === 'GRUPPO' || genere === 'SEZIONE';
  if (holdsFields !== (field.campi !== undefined && field.campi.length > 0))
    say(nome, holdsFields ? 'Mancano i campi contenuti.' : 'Solo un gruppo o una sezione contiene campi.');
  const chooses = genere === 'SCELTA' || genere === 'SCELTA_MULTIPLA';
  if (chooses !== (field.opzioni !== undefined && field.opzioni.length > 0))
    say(nome, chooses ? 'Mancano le opzioni.' : 'Solo una scelta ha opzioni.');
  if (new Set(field.opzioni?.map(({ valore }) => valore)).size !== (field.opzioni?.length ?? 0))
    say(nome, 'Due opzioni hanno lo stesso valore.');
  if (genere === 'ETICHETTA_VALUTA' && field.valore === undefined) say(nome, 'Manca il calcolo del valore.');
  for (const bound of [field.minimo, field.massimo])
    if (bound !== undefined && !isBound(genere, bound))
      say(nome, `"${bound.slice(0, 20)}" non è un limite di questo campo.`);
  if (field.regola !== undefined) {
    if (genere !== 'TESTO' && genere !== 'AREA_TESTO') say(nome, 'Solo un testo ha una regola.');
    try {
      compilePattern(field.regola);
    } catch (error) {
      say(nome, `La regola non si può usare: ${error instanceof Error ? error.message : ''}.`);
    }
  }
  for (const source of expressionsOf(field)) {
    try {
      for (const name of namesIn(parseExpression(source)))
        if (!known.has(name)) say(nome, `Un’espressione nomina "${name}", che non è un campo.`);
    } catch (error) {
      say(nome, `Un’espressione non si legge: ${error instanceof Error ? error.message : ''}.`);
    }
  }
}

const isBound = (kind: FormField['genere'], text: string): boolean =>
  kind === 'DATA' || kind === 'DATA_ORA'
    ? text === 'oggi' || dayNumber(text) !== undefined
    : readDecimal(text) !== undefined;

/** Every expression of a field. */
export const expressionsOf = (field: FormField): readonly string[] =>
  [
    field.valore,
    field.visibileSe,
    field.abilitatoSe,
    field.obbligatorioSe,
    ...(field.controlli ?? []).map(({ se }) => se),
  ].filter((source) => source !== undefined);

/** Values, and whether a field takes part, may not depend on themselves. */
function circleFaults(fields: readonly FormField[], say: Say): void {
  const needs = new Map(
    fields.map((field) => [
      field.nome,
      [field.valore, field.visibileSe, field.abilitatoSe].flatMap((source) => {
        try {
          return source === undefined ? [] : namesIn(parseExpression(source)).flatMap((name) => name.split('.'));
        } catch {
          return []; // told already
        }
      }),
    ]),
  );
  const closed = new Set<string>();
  const visit = (name: string, way: readonly string[]): boolean => {
    if (way.includes(name)) return true;
    if (closed.has(name)) return false;
    const found = (needs.get(name) ?? []).some((next) => visit(next, [...way, name]));
    if (!found) closed.add(name);
    return found;
  };
  const circle = fields.find(({ nome }) => visit(nome, []));
  if (circle) say(circle.nome, 'Il valore dipende da sé stesso.');
}
