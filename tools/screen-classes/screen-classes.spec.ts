import fs from 'node:fs';
import path from 'node:path';
import sass from 'sass';
import { workspaceRoot } from '@mypay/testing';
import { classesUsedIn } from './used-classes';

const root = workspaceRoot();

/** Handles of the journeys (apps/e2e): found by them, drawn by nobody. */
const NOT_DRAWN = new Set(['page', 'app-form', 'missing-parts']);

function known(): readonly string[] {
  const { css } = sass.compile(path.join(root, 'apps/web/src/style/main.scss'), {
    loadPaths: [path.join(root, 'node_modules/bootstrap-italia/src/scss')],
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
  });
  return [...new Set([...css.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name = '']) => name))];
}

const screens = fs
  .readdirSync(path.join(root, 'apps/web/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => path.join('apps/web/src', file));

describe('the classes of the screens', () => {
  const used = screens.flatMap((file) => classesUsedIn(path.join(root, file)));

  it('are read from every screen', () => {
    expect(screens.length).toBeGreaterThan(200);
    expect(used.length).toBeGreaterThan(1000);
    expect(used.some(({ open }) => open)).toBe(true);
  });

  it('each have a style, of ours or of Bootstrap Italia: one that nobody draws is a screen without its form', () => {
    const styles = known();
    const drawn = new Set(styles);
    const unknown = used.filter(
      ({ name, open }) =>
        !NOT_DRAWN.has(name) && !(open ? styles.some((style) => style.startsWith(name)) : drawn.has(name)),
    );
    expect(unknown.map(({ name, at }) => `${name} ${path.relative(root, at)}`)).toEqual([]);
  });
});
