import { bearsValue, FORM_BOUNDS, type FormDefinition, type FormField, flatFields } from './definition';
import { parseExpression, namesIn } from './expression';
import { readDecimal } from './decimal';
import { compilePattern } from './pattern';
import { dayNumber } from './compute';

/** What is wrong with a definition: where in its JSON (`campi.1.regola`), the field's name (empty for the whole), why, and the cure. */
export interface FormFault {
  readonly path: string;
  readonly campo: string;
  readonly motivo: string;
  readonly cure: string;
}

/** A field where it lies in the JSON. */
interface Placed {
  readonly field: FormField;
  readonly path: string;
}

/** `path` is where the fault lies. */
type Say = (path: string, field: string, reason: string, cure: string) => void;

const NAME = /^[a-z][A-Za-z0-9_]{0,39}$/;
const RESERVED = new Set(['and', 'or', 'not', 'true', 'false']);

/** Fields with their places, those of sections and groups too. */
const placed = (fields: readonly FormField[], way = 'campi'): readonly Placed[] =>
  fields.flatMap((field, i) => [{ field, path: `${way}.${i}` }, ...placed(field.campi ?? [], `${way}.${i}.campi`)]);

/**
 * All that keeps a definition from being used: names, kinds, bounds, patterns, expressions that do not parse or name no
 * field, circles of computed values, placeholders. Judged when the tipo is written, so that no citizen meets it. Pure.
 */
export function formFaults(form: FormDefinition): readonly FormFault[] {
  const faults: FormFault[] = [];
  const say: Say = (path, field, reason, cure) => void faults.push({ path, campo: field, motivo: reason, cure });
  const fields = flatFields(form.campi);
  const every = placed(form.campi);
  if (every.length > FORM_BOUNDS.fields)
    say('campi', '', `I campi sono più di ${FORM_BOUNDS.fields}.`, 'Togliete i campi che non servono.');
  const seen = new Set<string>();
  for (const { field, path } of every) {
    const { nome } = field;
    if (!NAME.test(nome) || RESERVED.has(nome))
      say(
        `${path}.nome`,
        nome,
        'Il nome comincia con una minuscola e ha lettere senza accenti, cifre o _, al massimo 40.',
        'Scrivete un nome come codiceAlunno.',
      );
    if (seen.has(nome)) say(`${path}.nome`, nome, 'Il nome è di due campi.', 'Date a uno dei due un altro nome.');
    seen.add(nome);
  }
  const names = new Set(fields.filter(bearsValue).map(({ nome }) => nome));
  const columns = fields.flatMap(({ nome, genere, campi }) =>
    genere === 'GRUPPO' ? (campi ?? []).map((column) => `${nome}.${column.nome}`) : [],
  );
  const groupOf = new Map(
    fields.flatMap((group) =>
      group.genere === 'GRUPPO' ? (group.campi ?? []).map((one) => [one, group] as const) : [],
    ),
  );
  for (const one of every) {
    const group = groupOf.get(one.field);
    const own = (group?.campi ?? []).filter(bearsValue).map(({ nome }) => nome);
    if (group && (one.field.genere === 'GRUPPO' || one.field.genere === 'SEZIONE'))
      say(
        `${one.path}.genere`,
        one.field.nome,
        'Un gruppo non ne contiene altri.',
        'Portate i campi fuori dal gruppo.',
      );
    fieldFaults(one, new Set([...names, ...columns, ...own]), say);
  }
  circleFaults(every, say);
  const amount = fields.find(({ nome }) => nome === form.importo);
  if (form.importo !== undefined && (!amount || !['VALUTA', 'ETICHETTA_VALUTA'].includes(amount.genere)))
    say(
      'importo',
      form.importo,
      'Il campo dell’importo non c’è, o non è una valuta.',
      'Scrivete il nome di un campo VALUTA o ETICHETTA_VALUTA, o togliete importo.',
    );
  for (const [, name = ''] of form.causale.matchAll(/\{([^{}]*)\}/g))
    if (!names.has(name))
      say(
        'causale',
        'causale',
        `La causale nomina "${name}", che non è un campo.`,
        `Aggiungete il campo, o togliete {${name}}.`,
      );
  if (form.causale.trim() === '')
    say('causale', 'causale', 'La causale manca.', 'Scrivete a che cosa serve il pagamento.');
  return faults;
}

function fieldFaults({ field, path }: Placed, known: ReadonlySet<string>, say: Say): void {
  const { nome, genere } = field;
  const tell = (property: string, reason: string, cure: string): void =>
    say(property in field ? `${path}.${property}` : path, nome, reason, cure);
  const holdsFields = genere === 'GRUPPO' || genere === 'SEZIONE';
  if (holdsFields !== (field.campi !== undefined && field.campi.length > 0))
    tell(
      'campi',
      holdsFields ? 'Mancano i campi contenuti.' : 'Solo un gruppo o una sezione contiene campi.',
      holdsFields ? 'Aggiungete campi, con almeno un campo.' : 'Togliete campi, o cambiate il genere.',
    );
  const chooses = genere === 'SCELTA' || genere === 'SCELTA_MULTIPLA';
  if (chooses !== (field.opzioni !== undefined && field.opzioni.length > 0))
    tell(
      'opzioni',
      chooses ? 'Mancano le opzioni.' : 'Solo una scelta ha opzioni.',
      chooses ? 'Aggiungete opzioni: ciascuna ha valore ed etichetta.' : 'Togliete opzioni, o cambiate il genere.',
    );
  if (new Set(field.opzioni?.map(({ valore }) => valore)).size !== (field.opzioni?.length ?? 0))
    tell('opzioni', 'Due opzioni hanno lo stesso valore.', 'Date a ogni opzione un valore suo.');
  if (genere === 'ETICHETTA_VALUTA' && field.valore === undefined)
    tell('valore', 'Manca il calcolo del valore.', 'Aggiungete valore con un’espressione.');
  for (const name of ['minimo', 'massimo'] as const) {
    const bound = field[name];
    if (bound !== undefined && !isBound(genere, bound))
      tell(
        name,
        `"${bound.slice(0, 20)}" non è un limite di questo campo.`,
        'Scrivete un numero; per una data aaaa-mm-gg, o oggi.',
      );
  }
  if (field.regola !== undefined) {
    if (genere !== 'TESTO' && genere !== 'AREA_TESTO')
      tell('regola', 'Solo un testo ha una regola.', 'Togliete regola: minimo e massimo limitano gli altri campi.');
    try {
      compilePattern(field.regola);
    } catch (error) {
      tell(
        'regola',
        `La regola non si può usare: ${error instanceof Error ? error.message : ''}.`,
        'Usate caratteri, classi, gruppi (?:…|…) e ripetizioni, senza altro.',
      );
    }
  }
  for (const [where, source] of placedExpressions(field)) {
    const at = `${path}.${where}`;
    try {
      for (const name of namesIn(parseExpression(source)))
        if (!known.has(name))
          say(
            at,
            nome,
            `Un’espressione nomina "${name}", che non è un campo.`,
            'Scrivete il nome di un campo che c’è.',
          );
    } catch (error) {
      say(
        at,
        nome,
        `Un’espressione non si legge: ${error instanceof Error ? error.message : ''}.`,
        'Controllate parentesi, apici e nomi delle funzioni.',
      );
    }
  }
}

const isBound = (kind: FormField['genere'], text: string): boolean =>
  kind === 'DATA' || kind === 'DATA_ORA'
    ? text === 'oggi' || dayNumber(text) !== undefined
    : readDecimal(text) !== undefined;

const EXPRESSIONS = ['valore', 'visibileSe', 'abilitatoSe', 'obbligatorioSe'] as const;

/** Every expression of a field, by its place in the field. */
const placedExpressions = (field: FormField): readonly (readonly [string, string])[] => [
  ...EXPRESSIONS.flatMap((name) => {
    const source = field[name];
    return source === undefined ? [] : [[name, source] as const];
  }),
  ...(field.controlli ?? []).map(({ se }, i) => [`controlli.${i}.se`, se] as const),
];

/** Values, and whether a field takes part, may not depend on themselves. */
function circleFaults(every: readonly Placed[], say: Say): void {
  const fields = every.map(({ field }) => field);
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
  const circle = every.find(({ field }) => visit(field.nome, []));
  if (circle)
    say(
      circle.path,
      circle.field.nome,
      'Il valore dipende da sé stesso.',
      'Togliete questo campo da una delle espressioni che lo legano.',
    );
}
