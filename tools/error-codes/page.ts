import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/** A row of docs/errori.md. */
export interface Riga {
  readonly codice: string;
  /** HTTP status, or fault, where the table has such a column. */
  readonly how: string | undefined;
  readonly why: string;
  readonly cure: string;
}

/** The tables of docs/errori.md, each by the words that stand above it. */
export function tables(): Map<string, Riga[]> {
  const text = fs.readFileSync(path.join(workspaceRoot(), 'docs', 'errori.md'), 'utf8');
  const found = new Map<string, Riga[]>();
  let above: string[] = [];
  let table: Riga[] | undefined;
  for (const line of text.split('\n')) {
    const heading = /^(#+) (.*)$/.exec(line);
    if (heading) above = [...above.slice(0, (heading[1] ?? '').length - 2), heading[2] ?? ''];
    const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).slice(1, -1) : undefined;
    if (!cells) table = undefined;
    else if (!table) {
      table = [];
      const name = above.join(', ');
      found.set(found.has(name) ? `${name}, ${cells[0]?.trim()}` : name, table);
    } else if (!/^-+$/.test(cells[0]?.trim() ?? '')) {
      const [codice = '', ...others] = cells.map((cell) => cell.trim().replace(/`/g, ''));
      const [why = '', cure = ''] = others.slice(-2);
      table.push({ codice, how: others.length === 3 ? others[0] : undefined, why: why, cure: cure });
    }
  }
  return found;
}
