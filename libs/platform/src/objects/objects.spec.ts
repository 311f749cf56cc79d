import { createHash } from 'node:crypto';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DirectoryObjectStore, ObjectMissing } from './index';

const open = async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'oggetti-'));
  return { root, store: new DirectoryObjectStore(root) };
};
const bytes = async function* (...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
};

describe('the object store on a directory', () => {
  it('gives back what it was given, with size and checksum', async () => {
    const { store } = await open();
    const ref = await store.put('fdr/1/flusso.json', bytes('uno', 'due'));
    expect(ref).toEqual({
      chiave: 'fdr/1/flusso.json',
      dimensione: 6,
      sha256: createHash('sha256').update('unodue').digest('hex'),
    });
    const read: Buffer[] = [];
    for await (const chunk of await store.get('fdr/1/flusso.json')) read.push(chunk as Buffer);
    expect(Buffer.concat(read).toString()).toBe('unodue');
  });

  it('shows what it keeps to its owner alone', async () => {
    const { root, store } = await open();
    const mask = process.umask(0);
    try {
      await store.put('fdr/1/flusso.json', bytes('uno'));
    } finally {
      process.umask(mask);
    }
    const modes = await Promise.all(
      ['fdr', 'fdr/1', 'fdr/1/flusso.json'].map(async (name) => (await stat(path.join(root, name))).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('leaves nothing behind when the source breaks', async () => {
    const { root, store } = await open();
    const broken = (async function* () {
      yield Buffer.from('uno');
      throw new Error('client gone');
    })();
    await expect(store.put('a/b', broken)).rejects.toThrow('client gone');
    expect(await readdir(path.join(root, 'a'))).toEqual([]);
  });

  it.each(['../fuori', 'a/../b', '/etc/passwd', 'a//b', 'a/.b', '', 'a\0b', 'è'])(
    'refuses the key "%s"',
    async (key) => {
      const { store } = await open();
      await expect(store.put(key, bytes('x'))).rejects.toThrow(RangeError);
    },
  );

  it('says that an object is missing', async () => {
    const { store } = await open();
    await expect(store.get('mai')).rejects.toThrow(ObjectMissing);
    await expect(store.delete('mai')).resolves.toBeUndefined();
  });
});
