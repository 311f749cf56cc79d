import fs from 'node:fs';
import ts from 'typescript';

/** A class that a screen puts on an element; `open`: its name goes on with a value known at run time, as `badge-${tone}`. */
export interface UsedClass {
  readonly name: string;
  readonly open: boolean;
  readonly at: string;
}

const NAMES_CLASSES = /^(class|.*Class)(Name)?$/;

/** The classes named in the `className` and `…Class` attributes of a file, through the file's own constants and functions. */
export function classesUsedIn(file: string): UsedClass[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = declarationsOf(source);
  const found: UsedClass[] = [];
  /** The texts that an expression may be, each with whether it goes on with a value that only the run knows. */
  const textsOf = (node: ts.Node, above: readonly ts.Node[] = []): readonly Text[] => {
    if (above.includes(node)) return [];
    const of = (...nodes: readonly ts.Node[]) => nodes.flatMap((one) => textsOf(one, [...above, node]));
    if (ts.isStringLiteralLike(node)) return [{ text: node.text, open: false, node }];
    if (ts.isTemplateExpression(node)) return templateTexts(node, of);
    if (ts.isConditionalExpression(node)) return of(node.whenTrue, node.whenFalse);
    if (ts.isBinaryExpression(node)) return isChoice(node) ? of(node.left, node.right) : [];
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return of(node.expression);
    if (ts.isPropertyAssignment(node)) return of(node.initializer);
    if (ts.isIdentifier(node)) {
      const value = declared.get(node.text);
      return value ? of(value) : [];
    }
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    return of(...children);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node) && NAMES_CLASSES.test(node.name.getText()) && node.initializer) {
      for (const { text, open, node: at } of textsOf(node.initializer)) {
        const names = text.split(/\s+/);
        const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1;
        names.forEach((name, index) => {
          if (name !== '')
            found.push({ name, open: open && index === names.length - 1, at: `${file}:${String(line)}` });
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Text {
  readonly text: string;
  readonly open: boolean;
  readonly node: ts.Node;
}

/** A template's pieces: a value that stands alone is a class by itself, one that touches a text ends that text's name. */
function templateTexts(template: ts.TemplateExpression, of: (node: ts.Node) => readonly Text[]): Text[] {
  const texts: Text[] = [{ text: template.head.text, open: false, node: template }];
  for (const { expression, literal } of template.templateSpans) {
    const before = texts.pop() as Text;
    const touched = /\S*$/.exec(before.text)?.[0] ?? '';
    const values = of(expression);
    texts.unshift(...values.map(({ text, open }) => ({ text: touched + text, open, node: expression })));
    const rest = literal.text.replace(/^\S*/, '');
    texts.unshift({ ...before, open: touched !== '' });
    texts.push({ text: rest, open: false, node: literal });
  }
  return texts;
}

const isChoice = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.QuestionQuestionToken ||
  kind === ts.SyntaxKind.PlusToken;

/** What `const classes = …` and `function classOf …` of a file hold, by name; only those named after classes. */
function declarationsOf(source: ts.SourceFile): Map<string, ts.Node> {
  const declared = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && isLike(node.name.text))
      declared.set(node.name.text, node.initializer);
    if (ts.isFunctionDeclaration(node) && node.name && node.body && isLike(node.name.text))
      declared.set(node.name.text, node.body);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declared;
}

const isLike = (name: string): boolean => /class/i.test(name);
