import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A text of a spec that names what is tested: a title, or the first word of a row of a table. */
export interface Title {
  /** Of the spec, from the root of the repository. */
  readonly file: string;
  readonly text: string;
  /** A title names its rules anywhere; any other text only at its beginning. */
  readonly whole: boolean;
}

/** Every spec below a folder of the sources. */
export function specs(root: string, folder: string): string[] {
  const start = path.join(root, folder);
  if (!fs.existsSync(start)) return [];
  return fs
    .readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => path.join(folder, file).split(path.sep).join('/'))
    .sort();
}

export const titlesOf = (root: string, file: string): Title[] =>
  titlesIn(fs.readFileSync(path.join(root, file), 'utf8'), file);

/** Texts of a spec, in their order, each once. The hole of a template shows as an ellipsis. */
export function titlesIn(source: string, file: string): Title[] {
  const found = new Map<string, Title>();
  const visit = (node: ts.Node): void => {
    if (isLeftOut(node)) return;
    const text = textOf(node);
    if (text !== undefined) {
      const whole = isTitle(node) || (found.get(text)?.whole ?? false);
      found.set(text, { file, text: text, whole: whole });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return [...found.values()];
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** The first argument of describe, it or test, with whatever hangs on them: `it.each(rows)('…')`, `describe.skip('…')`. */
function isTitle(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  let callee: ts.Expression = call.expression;
  let each = false;
  while (!ts.isIdentifier(callee)) {
    if (ts.isCallExpression(callee)) each = true;
    else if (!ts.isPropertyAccessExpression(callee)) return false;
    else if (callee.name.text === 'each' && !each) return false; // it.each('…') is a table
    callee = callee.expression;
  }
  return ['describe', 'it', 'test'].includes(callee.text);
}

/** `it.skip(…)`, `it.todo(…)`: a title with no test behind it. */
function isLeftOut(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false;
  const words = node.expression.getText().split(/\W+/);
  return ['describe', 'it', 'test'].includes(words[0] ?? '') && ['skip', 'todo'].includes(words[1] ?? '');
}

/** Whether a text bears the id of a rule, as a word of its own. */
export function bears({ text, whole }: Pick<Title, 'text' | 'whole'>, id: string): boolean {
  const colon = text.indexOf(': ');
  const place = whole || colon >= 0 ? (whole ? text : text.slice(0, colon)) : text;
  const word = `${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])(?!\\.\\d)`;
  return new RegExp(whole || colon >= 0 ? `(?<![\\w.-])${word}` : `^${word}`).test(place);
}
