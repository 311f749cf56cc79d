import { fromBuffer, type ZipFile } from 'yauzl';
import { zipOne } from './zip';

const unzip = (bytes: Buffer): Promise<{ name: string; content: string }> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, archive: ZipFile) => {
      if (error) return reject(error);
      archive.on('entry', (entry) =>
        archive.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve({ name: entry.fileName, content: Buffer.concat(chunks).toString('utf8') }));
        }),
      );
      archive.readEntry();
    }),
  );

it('writes an archive that others read, checksum included', async () => {
  const content = 'IUD;causale\nuno;è una città\n'.repeat(500);
  const zip = await zipOne('c_prova-uno-1_2.csv', Buffer.from(content, 'utf8'));
  expect(zip.length).toBeLessThan(content.length / 5);
  expect(await unzip(zip)).toEqual({ name: 'c_prova-uno-1_2.csv', content });
});

it('writes the same bytes for the same content', async () =>
  expect((await zipOne('a.csv', Buffer.from('x'))).equals(await zipOne('a.csv', Buffer.from('x')))).toBe(true));
