/**
 * A relative import stays inside the nearest folder of the given name: what no pattern of `no-restricted-imports` can say,
 * for the same `../index` is inside for one file and outside for the next. Option: the folder's name, such as `domain`.
 */
import path from 'node:path';

export const stayInside = {
  meta: {
    type: 'problem',
    schema: [{ type: 'string' }],
    messages: { outside: '{{folder}}/ imports itself and the kernel: {{source}} lies outside.' },
  },
  create(context) {
    const [folder] = context.options;
    const parts = path.dirname(context.filename).split(path.sep);
    const depth = parts.lastIndexOf(folder);
    if (depth < 0) return {};
    const home = parts.slice(0, depth + 1).join(path.sep);
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const target = path.resolve(path.dirname(context.filename), source);
      if (target !== home && !target.startsWith(home + path.sep))
        context.report({ node, messageId: 'outside', data: { folder, source } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
