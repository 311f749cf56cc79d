import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { rulesPage, section } from './document';
import { bears, titlesIn } from './titles';

describe('docs/regole.md', () => {
  const { text, untested } = rulesPage();

  it('is what npm run regole writes', () => {
    expect(fs.readFileSync(path.join(workspaceRoot(), 'docs', 'regole.md'), 'utf8')).toBe(text);
  });

  it('has no rule without a test', () => {
    expect(untested).toEqual([]);
  });
});

describe('a rule without a test', () => {
  it('is shown and counted', () => {
    const { text, untested } = section({ name: 'x', regole: [{ id: 'R1', fonte: 'f', testo: 't' }] }, []);
    expect(untested).toEqual(['x R1']);
    expect(text).toContain('| `R1` | f | t | **no test** |');
  });
});

describe('the titles of a spec', () => {
  const source = `
    const ROWS = [['K1', 1], ['K2: a row', 2]];
    describe('completeness (K3)', () => {
      // it('K4 in a comment')
      it.each(ROWS)('%s counts', () => expect('about K5').toBe(1));
      it(\`K6 and \${K7}: both\`, () => undefined);
      test.skip('K8 later', () => undefined);
    });`;
  const titles = titlesIn(source, 'a.spec.ts');
  const named = (id: string) => titles.some((title) => bears(title, id));

  it.each([
    ['the first word of a row', 'K1', true],
    ['what stands before the colon of a row', 'K2', true],
    ['a describe', 'K3', true],
    ['a comment', 'K4', false],
    ['an expected value', 'K5', false],
    ['a template', 'K6', true],
    ['the hole of a template', 'K7', false],
    ['a skipped test', 'K8', false],
    ['the beginning of another id', 'K', false],
  ])('%s', (_, id, expected) => expect(named(id)).toBe(expected));

  it.each([
    ['NODO-4.1-1', 'NODO-4.1-1 NODO-4.8-x: a body', true],
    ['NODO-4.8-x', 'NODO-4.1-1 NODO-4.8-x: a body', true],
    ['NODO-4.1', 'NODO-4.1-1: a body', false],
    ['PV§2.2', 'every case (PV§2.2, PV§2.6)', true],
    ['PV§2', 'every case (PV§2.2)', false],
  ])('%s in "%s": %s', (id, text, expected) => expect(bears({ text, whole: true }, id)).toBe(expected));
});
