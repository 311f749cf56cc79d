/**
 * Files that import one another by relative paths form no circle: none of them could be read, moved or loaded alone, and which
 * one runs first would be chance. Imports of types alone do not count, for nothing of them is left when it runs. The linted
 * file is asked of its tree, every other of its text on the disk, once a process.
 */
import fs from 'node:fs';
import path from 'node:path';

/** `import … from './x'`, `export … from './x'` and `import './x'` at the beginning of a line, as prettier leaves them. */
const RELATIVE =
  /^(?:import|export)\s+(?:(\*(?:\s+as\s+\w+)?|\{[^}]*\}|\w+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+\w+))?)\s+from\s+)?'(\.[^'\n]*)'/gm;

const onlyTypes = (names) =>
  names?.startsWith('{') === true &&
  names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));

const at = (file) => fs.statSync(file, { throwIfNoEntry: false });

/** The file that a relative import of `file` names, or undefined for what is no TypeScript. */
function target(file, source) {
  const base = path.resolve(path.dirname(file), source);
  for (const ending of ['.ts', '.tsx']) if (at(base + ending)) return base + ending;
  const index = path.join(base, 'index.ts');
  return at(base)?.isDirectory() && at(index) ? index : undefined;
}

/** File → the files that it imports. */
const imported = new Map();

function importsOf(file) {
  let files = imported.get(file);
  if (!files) {
    files = [];
    for (const [, names, source] of fs.readFileSync(file, 'utf8').matchAll(RELATIVE)) {
      const found = onlyTypes(names) ? undefined : target(file, source);
      if (found !== undefined) files.push(found);
    }
    imported.set(file, files);
  }
  return files;
}

/** The way from one file to another along imports, both ends included; undefined when there is none. */
function way(from, to) {
  const cameFrom = new Map([[from, undefined]]);
  const open = [from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === to) {
      const steps = [];
      for (let step = file; step !== undefined; step = cameFrom.get(step)) steps.unshift(step);
      return steps;
    }
    for (const next of importsOf(file))
      if (!cameFrom.has(next)) {
        cameFrom.set(next, file);
        open.push(next);
      }
  }
  return undefined;
}

export const noCircle = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'Files import one another in a circle: {{way}}.' },
  },
  create(context) {
    const file = context.filename;
    const own = [];
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      if (node.importKind === 'type' || node.exportKind === 'type') return;
      const names = node.specifiers ?? [];
      if (names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type')) return;
      const found = target(file, source);
      if (found !== undefined) own.push({ node, found });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      'Program:exit'() {
        imported.set(
          file,
          own.map(({ found }) => found),
        );
        for (const { node, found } of own) {
          const back = way(found, file);
          if (!back) continue;
          const steps = [file, ...back].map((step) => path.relative(path.dirname(file), step));
          context.report({ node, messageId: 'circle', data: { way: steps.join(' → ') } });
        }
      },
    };
  },
};
