import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { workspaceRoot } from '@mypay/testing';

/** The codes of the code, read from its text: a tool knows no core and no app. */
const read = (file: string): string => fs.readFileSync(path.join(workspaceRoot(), file), 'utf8');

/** Members of the union type `name` that are texts, those of the unions it names in the same file among them. */
export function unionOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const alias = source.statements.filter(ts.isTypeAliasDeclaration).find((type) => type.name.text === name);
  if (!alias) throw new Error(`${file} has no type ${name}`);
  const members = ts.isUnionTypeNode(alias.type) ? alias.type.types : [alias.type];
  return members.flatMap((member) => {
    if (ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal)) return [member.literal.text];
    if (ts.isTypeReferenceNode(member)) return unionOf(file, member.typeName.getText());
    throw new Error(`${file}: ${name} is not a union of texts`);
  });
}

/** `CODE: { status: 404, …` of an error map. */
export const statusesIn = (file: string): Map<string, string> =>
  new Map(
    [...read(file).matchAll(/^\s+([A-Z_]+): \{\s*status: (\d{3})/gm)].map(([, code = '', status = '']) => [
      code,
      status,
    ]),
  );

/** `new ProblemError(404, 'CODE'` in every source of a folder. */
export const problemsIn = (folder: string): Map<string, string> =>
  new Map(
    sources(folder).flatMap((file) =>
      [...read(file).matchAll(/new ProblemError\(\s*(\d{3}),\s*'([A-Z_]+)'/g)].map(
        ([, status = '', code = '']) => [code, status] as const,
      ),
    ),
  );

/** Words of OAuth 2.0 that the token endpoint answers. */
export const oauthErrorsIn = (folder: string): string[] => [
  ...new Set(
    sources(folder).flatMap((file) =>
      [...read(file).matchAll(/new OAuth2Error\(\s*'([a-z_]+)'/g)].map(([, word = '']) => word),
    ),
  ),
];

/** What every HTTP door says by itself. */
export function platformProblems(): Map<string, string> {
  const text = read('libs/platform/src/http/problem.ts');
  return new Map([
    ...[...text.matchAll(/^\s+(\d{3}): \['([A-Z_]+)'/gm)].map(([, status = '', code = '']) => [code, status] as const),
    ...[...text.matchAll(/^\s+(\d{3}),\s*'([A-Z_]+)',$/gm)].map(
      ([, status = '', code = '']) => [code, status] as const,
    ),
    ['ERRORE_HTTP', '4xx'] as const,
    ...problemsIn('libs/platform/src'),
    ...statusesIn('libs/platform/src/files/file-refused.ts'),
  ]);
}

/** The exports of a file that holds only data. */
export function dataOf<T>(file: string): T {
  return createRequire(__filename)(path.join(workspaceRoot(), file)) as T;
}

const sources = (folder: string): string[] =>
  fs
    .readdirSync(path.join(workspaceRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => path.join(folder, file));
