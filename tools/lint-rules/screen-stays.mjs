/**
 * Imports of the browser's application flow one way: shared/ ← screen ← area ← app. A screen's folder (`<area>/<screen>/`)
 * imports itself and shared/; shared/ imports itself; an area's own files (`<area>/routes.tsx`) its screens and shared/.
 */
import path from 'node:path';

const HOME = `${path.sep}apps${path.sep}web${path.sep}src${path.sep}`;

/** What a file belongs to: `shared`, an area, an area's screen, or nothing for what stands at the top. */
function ownerOf(file) {
  const from = file.lastIndexOf(HOME);
  if (from < 0) return undefined;
  const [area, screen, ...rest] = file.slice(from + HOME.length).split(path.sep);
  if (screen === undefined) return {};
  return rest.length === 0 || area === 'shared' ? { area } : { area, screen };
}

export const screenStays = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { outside: 'A screen imports its own folder and shared/; what two screens need goes there: {{source}}.' },
  },
  create(context) {
    const own = ownerOf(context.filename);
    if (own?.area === undefined) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const target = ownerOf(path.resolve(path.dirname(context.filename), source, 'x'));
      // The added name makes a file of a folder: `./texts` is `<screen>/texts/x`.
      const there = target && { area: target.area, screen: target.screen };
      const allowed =
        there?.area === 'shared' ||
        (there?.area === own.area && (own.screen === undefined || there.screen === own.screen));
      if (!allowed) context.report({ node, messageId: 'outside', data: { source } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
