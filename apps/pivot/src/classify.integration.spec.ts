import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const CASES = path.join(ROOT, 'apps/pivot/core/testing/pivot-cases.json');

it('classify ends quietly, without a fault, when its reader has seen enough', async () => {
  const script = path.join(ROOT, 'dist/apps/pivot/src/classify.js');
  const child = spawn(process.execPath, [script, CASES], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number];
  expect([code, Buffer.concat(said).toString()]).toEqual([0, '']);
});

it('classify chooses among readings by what is `known`: every causale from the field passes', async () => {
  const script = path.join(ROOT, 'dist/apps/pivot/src/classify.js');
  const file = path.join(ROOT, 'apps/pivot/core/testing/causali.json');
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  const lines = Buffer.concat(said).toString().trim().split('\n');
  const failed = lines.filter((line) => !(JSON.parse(line) as { pass: boolean }).pass);
  expect([code, lines.length, failed]).toEqual([0, 10, []]);
});
