import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import ts from 'typescript';

const ROOT = path.join(workspaceRoot(), 'apps', 'web', 'src');

/** The sources of the screens, parsed, by their path without its ending. */
const sources = new Map(
  fs
    .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.spec.') && !name.endsWith('.d.ts'))
    .map((name) => {
      const file = path.join(ROOT, name);
      const tree = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      return [file.replace(/\.tsx?$/, ''), tree] as const;
    }),
);

const everyNode = (node: ts.Node, visit: (one: ts.Node) => void): void => {
  visit(node);
  node.forEachChild((child) => everyNode(child, visit));
};

/** The names of texts that a file declares (`const t = texts({ it: {…} })`), each with its Italian words. */
function declaredIn(tree: ts.SourceFile): ReadonlyMap<string, ts.ObjectLiteralExpression> {
  const found = new Map<string, ts.ObjectLiteralExpression>();
  everyNode(tree, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) return;
    const [all] = node.initializer.arguments;
    if (node.initializer.expression.getText() !== 'texts' || !all || !ts.isObjectLiteralExpression(all)) return;
    for (const one of all.properties)
      if (ts.isPropertyAssignment(one) && one.name.getText() === 'it' && ts.isObjectLiteralExpression(one.initializer))
        found.set(node.name.getText(), one.initializer);
  });
  return found;
}

/** The keys of an object of texts, groups by their path: `footer.help`. */
const keysOf = (words: ts.ObjectLiteralExpression, above = ''): string[] =>
  words.properties.flatMap((one) => {
    const key = above + (one.name?.getText().replace(/^'|'$/g, '') ?? '');
    return ts.isPropertyAssignment(one) && ts.isObjectLiteralExpression(one.initializer)
      ? keysOf(one.initializer, `${key}.`)
      : [key];
  });

/** What a file reads of the texts that it knows as `local`: paths of keys; the path of a group, or '' of all, when it is passed on whole. */
function readIn(tree: ts.SourceFile, local: string): Set<string> {
  const read = new Set<string>();
  everyNode(tree, (node) => {
    if (!ts.isIdentifier(node) || node.text !== local) return;
    const { parent } = node;
    if (ts.isImportSpecifier(parent) || (ts.isVariableDeclaration(parent) && parent.name === node)) return;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    const keys: string[] = [];
    let at: ts.Node = node;
    while (ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at) {
      at = at.parent;
      keys.push((at as ts.PropertyAccessExpression).name.text);
    }
    read.add(keys.join('.'));
  });
  return read;
}

/** The files that know the texts `name` of `file`, each with the name that it gives them. */
const readersOf = (file: string, name: string): (readonly [ts.SourceFile, string])[] =>
  [...sources].flatMap(([other, tree]) => {
    if (other === file) return [[tree, name] as const];
    return tree.statements.flatMap((statement) => {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
      if (path.resolve(path.dirname(other), statement.moduleSpecifier.text) !== file) return [];
      const names = statement.importClause?.namedBindings;
      return names && ts.isNamedImports(names)
        ? names.elements
            .filter((one) => (one.propertyName ?? one.name).text === name)
            .map((one) => [tree, one.name.text] as const)
        : [];
    });
  });

/** The keys that no screen reads, as `file: name.key`. */
const unread = (): string[] =>
  [...sources].flatMap(([file, tree]) =>
    [...declaredIn(tree)].flatMap(([name, words]) => {
      const read = new Set(readersOf(file, name).flatMap(([reader, local]) => [...readIn(reader, local)]));
      const isRead = (key: string): boolean =>
        [...read].some((one) => one === '' || `${key}.`.startsWith(`${one}.`) || one.startsWith(`${key}.`));
      return keysOf(words)
        .filter((key) => !isRead(key))
        .map((key) => `${path.relative(ROOT, file)}: ${name}.${key}`);
    }),
  );

describe('the texts of the screens', () => {
  it('are all read by some screen', () => {
    expect([...sources].flatMap(([, tree]) => [...declaredIn(tree)]).length).toBeGreaterThan(50);
    expect(unread()).toEqual([]);
  });
});
