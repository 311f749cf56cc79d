import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

const read = (file: string): string => fs.readFileSync(path.join(workspaceRoot(), file), 'utf8');

/** Sources of what runs, of services and of libraries. */
const sources = (): string[] =>
  ['apps', 'libs'].flatMap((folder) =>
    fs
      .readdirSync(path.join(workspaceRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^[^/]+\/(src|core)\/.*\.ts$/.test(file) && !/\.(spec|fixture)\.ts$/.test(file))
      .map((file) => path.join(folder, file)),
  );

/** `name: '…', help: '…'` and the labels of a gauge, as `Metrics.add` takes them. */
const registered = (): Map<string, string> =>
  new Map(
    sources().flatMap((file) =>
      [...read(file).matchAll(/name: '([a-z_]+)',\s+help:[^}]*?(?:labels: \[([^\]]*)\][^}]*?)?\}/g)].map(
        ([, name = '', labels = '']) => [name, labels.replace(/'/g, '')] as const,
      ),
    ),
  );

const rows = (): { name: string; labels: string; meaning: string; worry: string }[] =>
  read('docs/metriche.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [name = '', labels = '', meaning = '', worry = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return { name: name.replace(/`/g, ''), labels: labels.replace(/`/g, ''), meaning, worry };
    });

describe('docs/metriche.md', () => {
  it('has every metric that a service registers, with its labels, and no other', () =>
    expect(
      rows()
        .map(({ name, labels }) => [name, labels])
        .sort(),
    ).toEqual([...registered()].sort()));

  it('tells of each what it means and when to worry', () => {
    for (const { name, meaning, worry } of rows())
      expect([name, meaning.length > 10, worry.length > 5]).toEqual([name, true, true]);
  });
});
