import { tables } from './page';
import { dataOf } from './sources';

/** What only a program meets: the browser's one client never sends it. */
const FOR_PROGRAMS = new Set([
  'NON_AUTENTICATO', // bearer tokens; a browser has SESSIONE_SCADUTA and ACCESSO_NECESSARIO
  'METODO_NON_AMMESSO',
  'FORMATO_NON_OFFERTO',
  'TIPO_NON_AMMESSO',
  'ERRORE_HTTP',
  'JSON_NON_VALIDO',
  'JSON_TROPPO_ANNIDATO',
  'CODIFICA_NON_VALIDA',
  'PERCORSO_TROPPO_LUNGO',
  'INTESTAZIONI_TROPPO_GRANDI',
  'PORTA_NON_ATTIVA', // SOAP
  'APPLICAZIONE_ASSENTE', // then there is no page
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_client',
]);

type Steps = Readonly<Record<string, readonly [it: string, en: string]>>;
const { NEXT_STEPS } = dataOf<{ NEXT_STEPS: Steps }>('apps/web/src/shared/ui/next-steps.ts');
const overHttp = new Set(
  [...tables().values()].flatMap((rows) =>
    rows.filter(({ how }) => how !== undefined && /^\d{3}$|^4xx$/.test(how)).map(({ codice }) => codice),
  ),
);

describe('the errors that a screen can show', () => {
  it('are not few', () => {
    expect(overHttp.size).toBeGreaterThan(100);
  });

  it('each have a next step for a person, and nothing has one that no door answers', () => {
    const met = [...overHttp].filter((code) => !FOR_PROGRAMS.has(code));
    expect(Object.keys(NEXT_STEPS).toSorted()).toEqual(met.toSorted());
  });

  it('say it in both languages, in a sentence, without words of programs', () => {
    const odd = Object.entries(NEXT_STEPS).filter(
      ([, [it, en]]) =>
        it === en || [it, en].some((step) => !/^\p{Lu}.*\.$/u.test(step) || /[`{}_](?!\d)|x-|detail/.test(step)),
    );
    expect(odd).toEqual([]);
  });
});
