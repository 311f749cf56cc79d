import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from './postgres/deploy-sql';

/**
 * Holds a generated document against the one published in `libs/contracts`: a difference fails. `UPDATE_CONTRACTS=1` writes
 * the new one, for a reviewer to see.
 */
export function expectPublished(file: string, document: unknown): void {
  const target = path.join(workspaceRoot(), 'libs/contracts', file);
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (process.env['UPDATE_CONTRACTS']) writeFileSync(target, text);
  if (readFileSync(target, 'utf8') !== text)
    throw new Error(`${file} is not what the code says: look at the change, then UPDATE_CONTRACTS=1 writes it`);
}
