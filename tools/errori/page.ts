import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/** A row of docs/errori.md. */
export interface Riga {
  readonly codice: string;
  /** HTTP status, or fault, where the table has such a column. */
  readonly come: string | undefined;
  readonly perche: string;
  readonly cura: string;
}

/** The tables of docs/errori.md, each by the words that stand above it. */
export function tabelle(): Map<string, Riga[]> {
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
      const [perche = '', cura = ''] = others.slice(-2);
      table.push({ codice, come: others.length === 3 ? others[0] : undefined, perche, cura });
    }
  }
  return found;
}
