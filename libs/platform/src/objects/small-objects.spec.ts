import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ObjectMissing } from './index';
import { SmallObjects } from './small-objects';

const BYTES = Buffer.from('uno stemma');
const ref = { chiave: 'loghi/80012340123/a', sha256: createHash('sha256').update(BYTES).digest('hex') };
const setup = (get: (key: string) => Promise<Readable>, timeoutMs?: number) => {
  const asked: string[] = [];
  const warned: unknown[] = [];
  const objects = new SmallObjects(
    { get: (key) => (asked.push(key), get(key)) },
    { warn: (...said: unknown[]) => void warned.push(said) },
    timeoutMs,
  );
  return { objects, asked, warned };
};

describe('a small object of another service', () => {
  it('is read once, however many ask for it', async () => {
    const { objects, asked } = setup(async () => Readable.from([BYTES]));
    const read = await Promise.all([objects.get(ref), objects.get(ref), objects.get(ref)]);
    expect(read.map(String)).toEqual(['uno stemma', 'uno stemma', 'uno stemma']);
    expect(asked).toEqual([ref.chiave]);
  });

  it.each<[string, () => Promise<Readable>]>([
    ['that lacks', () => Promise.reject(new ObjectMissing('x'))],
    ['that is something else', async () => Readable.from([Buffer.from('altro')])],
    ['that is not small', async () => Readable.from([Buffer.alloc(300_000), Buffer.alloc(300_000)])],
    ['that never comes', async () => new Readable({ read: () => undefined })],
  ])('%s is left out, with one warning', async (_, get) => {
    const { objects, warned } = setup(get, 50);
    expect([await objects.get(ref), await objects.get(ref)]).toEqual([undefined, undefined]);
    expect(warned).toHaveLength(1);
  });

  it('forgets the oldest of many', async () => {
    const bodies = Array.from({ length: 70 }, (_, n) => Buffer.from(`stemma ${n}`));
    const { objects, asked } = setup(async (key) => Readable.from([bodies[Number(key)] ?? Buffer.alloc(0)]));
    const refOf = (n: number) => ({
      chiave: String(n),
      sha256: createHash('sha256')
        .update(bodies[n] ?? '')
        .digest('hex'),
    });
    for (let n = 0; n < bodies.length; n += 1) await objects.get(refOf(n));
    await objects.get(refOf(69));
    await objects.get(refOf(0));
    expect(asked).toHaveLength(71);
  });
});
