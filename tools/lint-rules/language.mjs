/**
 * Each word of a name is English, or a noun of column 1 of docs/glossario.md (style.md, "Names and comments"): names of files
 * and folders, functions, classes, types, methods, variables, parameters, fields of interfaces and classes. A field of the
 * wire, of an event or of a table keeps the name it has there (written-names.mjs), and so does a column of a query in the same
 * file. What is imported is not looked at: its name is its owner's.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mayStand, split } from './words.mjs';
import { columnsIn, isWritten } from './written-names.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Suffixes and folders that tools ask for, and fixtures named after outside things. */
const FILE_IS_DATA = /(^|\/)(fixtures|node_modules|dist)\//;
const SQL = /\b(select|insert into|update|delete from|returning|with)\b/;

/** The identifiers that a pattern declares: `{ a: b = 1, ...rest }` declares b and rest. */
function* declared(pattern) {
  if (!pattern) return;
  if (pattern.type === 'Identifier') yield pattern;
  else if (pattern.type === 'AssignmentPattern') yield* declared(pattern.left);
  else if (pattern.type === 'RestElement') yield* declared(pattern.argument);
  else if (pattern.type === 'TSParameterProperty') yield* declared(pattern.parameter);
  else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements) yield* declared(element);
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties)
      if (property.type === 'RestElement') yield* declared(property.argument);
      // `{ importo }` takes a field by its own name.
      else if (!property.shorthand) yield* declared(property.value);
}

export const language = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      word: '«{{word}}» in {{name}} is neither English nor a noun of docs/glossario.md.',
      file: '«{{word}}» in the name of this file is neither English nor a noun of docs/glossario.md.',
    },
  },
  create(context) {
    const check = (node) => {
      if (node?.type !== 'Identifier' && node?.type !== 'PrivateIdentifier') return;
      for (const word of split(node.name))
        if (!mayStand(word)) context.report({ node, messageId: 'word', data: { word, name: node.name } });
    };
    const checkPattern = (pattern) => {
      for (const node of declared(pattern)) check(node);
    };
    const checkFunction = (node) => {
      check(node.id);
      for (const parameter of node.params ?? []) checkPattern(parameter);
    };
    const checkMember = (node) => {
      if (!node.computed) check(node.key);
    };
    let columns;
    const columnsOfQueries = () =>
      (columns ??= new Set(
        context.sourceCode.ast.tokens
          .filter(({ type, value }) => (type === 'Template' || type === 'String') && SQL.test(value))
          .flatMap(({ value }) => [...columnsIn(value)]),
      ));
    const checkField = (node) => {
      if (node.computed || node.key.type !== 'Identifier') return;
      const { name } = node.key;
      if (split(name).every(mayStand) || isWritten(name) || columnsOfQueries().has(name)) return;
      check(node.key);
    };
    return {
      Program(node) {
        const file = path.relative(root, context.filename).split(path.sep).join('/');
        if (file.startsWith('..') || FILE_IS_DATA.test(file)) return;
        for (const word of split(file))
          if (!mayStand(word)) context.report({ node, messageId: 'file', data: { word } });
      },
      VariableDeclarator: (node) => checkPattern(node.id),
      FunctionDeclaration: checkFunction,
      FunctionExpression: checkFunction,
      ArrowFunctionExpression: checkFunction,
      TSDeclareFunction: checkFunction,
      TSEmptyBodyFunctionExpression: checkFunction,
      ClassDeclaration: (node) => check(node.id),
      TSInterfaceDeclaration: (node) => check(node.id),
      TSTypeAliasDeclaration: (node) => check(node.id),
      TSEnumDeclaration: (node) => check(node.id),
      TSTypeParameter: (node) => check(node.name),
      MethodDefinition: checkMember,
      TSAbstractMethodDefinition: checkMember,
      PropertyDefinition: checkField,
      TSAbstractPropertyDefinition: checkField,
      TSPropertySignature: checkField,
      TSMethodSignature: (node) => {
        checkMember(node);
        for (const parameter of node.params) checkPattern(parameter);
      },
    };
  },
};
