import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import * as contracts from './index';

const folder = path.join(__dirname, '..', 'schemas');
interface Published {
  readonly topic: string;
  readonly type: string;
  readonly version: number;
  readonly envelope: z.ZodType;
}
const isEvent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'topic' in value && 'envelope' in value;
const events = (Object.values(contracts) as unknown[]).filter(isEvent) as Published[];
const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** A published version is frozen: readers written years ago rely on it. `UPDATE_CONTRACTS=1` writes a new one, for a reviewer to see. */
describe('the published schema of', () => {
  it.each(events.map((event) => [`${event.type} v${event.version}`, event] as const))('%s is unchanged', (_, event) => {
    const file = path.join(folder, `${kebab(event.type)}.v${event.version}.json`);
    const schema = z.toJSONSchema(event.envelope, { io: 'input', unrepresentable: 'any' });
    const text = `${JSON.stringify({ topic: event.topic, ...schema }, null, 2)}\n`;
    if (process.env['UPDATE_CONTRACTS']) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    }
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it('is one file an event: no two events share a type and version', () =>
    expect(new Set(events.map(({ type, version }) => `${type}${version}`)).size).toBe(events.length));
});
