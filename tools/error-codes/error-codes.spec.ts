import { tables, type Riga } from './page';
import { dataOf, oauthErrorsIn, platformProblems, problemsIn, statusesIn, unionOf } from './sources';

const pageOf = tables();
const table = (name: string): Riga[] => pageOf.get(name) ?? [];
const codes = (name: string): string[] => table(name).map(({ codice }) => codice);
const words = (name: string): Record<string, string | undefined> =>
  Object.fromEntries(table(name).map(({ codice, how }) => [codice, how]));
const errors = (app: string): string => `apps/${app}/core/domain/errors.ts`;
const map = (app: string): string => `apps/${app}/src/inbound/http/errors.ts`;

describe('docs/errori.md', () => {
  it.each([
    ['onboarding', 'OnboardingErrorCode'],
    ['dovuti', 'DovutiErrorCode'],
    ['pivot', 'PivotErrorCode'],
  ])('has every code of %s and no other', (app, union) => {
    expect(codes(app).toSorted()).toEqual(unionOf(errors(app), union).toSorted());
  });

  it.each(['onboarding', 'dovuti', 'pivot'])('says the HTTP status that %s answers', (app) => {
    expect(words(app)).toEqual(Object.fromEntries(statusesIn(map(app))));
  });

  it('has every refusal that pagamenti answers over HTTP', () => {
    expect(words('pagamenti, Su HTTP')).toEqual(Object.fromEntries(statusesIn(map('pagamenti'))));
  });

  it('has every refusal that the node may hear', () => {
    expect(codes('pagamenti, Al nodo').toSorted()).toEqual(unionOf(errors('pagamenti'), 'NodoErrorCode').toSorted());
  });

  it('says the fault that the node hears', () => {
    const { FAULTS } = dataOf<{ FAULTS: Record<string, { faultCode: string }> }>(
      'apps/pagamenti/src/inbound/soap/pa-faults.ts',
    );
    const faults = Object.entries(FAULTS).map(([code, { faultCode }]) => [code, faultCode]);
    expect(words('pagamenti, Al nodo')).toEqual(Object.fromEntries(faults));
  });

  it('has what every HTTP door says by itself', () => {
    expect(words('Ogni porta HTTP')).toEqual(Object.fromEntries(platformProblems()));
  });

  it('has every reason for which a job is given up', () => {
    expect(codes('Lavori abbandonati').toSorted()).toEqual(
      unionOf('libs/platform/src/jobs/definition.ts', 'GivenUpCode').toSorted(),
    );
  });

  it('has what portale says for those behind it', () => {
    expect(words('portale')).toEqual(Object.fromEntries(problemsIn('apps/portale/src')));
  });

  it('has the words of OAuth 2.0 that portale answers', () => {
    expect(codes('portale, error').toSorted()).toEqual(oauthErrorsIn('apps/portale/src').toSorted());
  });

  it('has every code of the rows that a tracciato refuses', () => {
    const { SYNTAX, SUFFIXES, ARCHIVE_SCARTI, IUD_ALREADY_IN_FILE, UNKNOWN_ACTION, NOT_UTF8 } = dataOf<Tracciato>(
      'apps/dovuti/core/domain/tracciato/codici.ts',
    );
    const archive = [IUD_ALREADY_IN_FILE, UNKNOWN_ACTION, NOT_UTF8, ...Object.values(ARCHIVE_SCARTI)];
    const expected = new Set([
      SYNTAX,
      ...Object.values(SUFFIXES).map(([suffix]) => `${SYNTAX}${suffix}`),
      ...archive.map(({ codice }) => codice.replace(/^\|/, '')),
    ]);
    expect(codes('dovuti, Righe scartate di un tracciato').toSorted()).toEqual([...expected].toSorted());
  });

  it('has every code of a tracciato that is refused whole', () => {
    expect(codes('dovuti, File di tracciato rifiutati').toSorted()).toEqual(
      unionOf('apps/dovuti/core/domain/tracciato/file-errors.ts', 'FileErrorCode').toSorted(),
    );
  });

  it('has every code of the rows that a giornale di cassa refuses', () => {
    expect(codes('pivot, Righe scartate di un giornale di cassa').toSorted()).toEqual(
      unionOf('apps/pivot/core/domain/giornale/riga.ts', 'ScartoCode').toSorted(),
    );
  });

  it('tells cause and cure of each, once', () => {
    for (const [name, rows] of pageOf) {
      expect([name, new Set(rows.map(({ codice }) => codice)).size]).toEqual([name, rows.length]);
      for (const { codice, why: why, cure } of rows)
        expect([codice, why.length > 5, cure.length > 4]).toEqual([codice, true, true]);
    }
  });
});

interface Tracciato {
  readonly SYNTAX: string;
  readonly SUFFIXES: Readonly<Record<string, readonly [suffix: string, words: string]>>;
  readonly ARCHIVE_SCARTI: Readonly<Record<string, { readonly codice: string }>>;
  readonly IUD_ALREADY_IN_FILE: { readonly codice: string };
  readonly UNKNOWN_ACTION: { readonly codice: string };
  readonly NOT_UTF8: { readonly codice: string };
}
