import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

const SRC = path.join(workspaceRoot(), 'apps', 'web', 'src');

const sources = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? sources(at) : /\.tsx?$/.test(entry.name) ? [at] : [];
  });

it('every icon that a screen names is in the set', () => {
  const set = fs.readFileSync(require.resolve('bootstrap-italia/dist/svg/sprites.svg'), 'utf8');
  const named = sources(SRC).flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/['"](it-[a-z]+(?:-[a-z]+)*)['"]/g)].map(([, name]) => name ?? ''),
  );
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)].filter((name) => !set.includes(`id="${name}"`) && name !== 'it-IT')).toEqual([]);
});
