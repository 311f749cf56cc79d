import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of files, as a bank's portal makes it. `dichiarato` lies about the inflated size of the entry. */
export function zipOf(files: readonly { nome: string; contenuto: Buffer | string; dichiarato?: number }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let position = 0;
  for (const { nome, contenuto, dichiarato } of files) {
    const data = Buffer.from(contenuto);
    const compressed = deflateRawSync(data);
    const nameBytes = Buffer.from(nome);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(compressed.length, 14);
    shared.writeUInt32LE(dichiarato ?? data.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const locale = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, nameBytes, compressed]);
    const queue = Buffer.alloc(14);
    queue.writeUInt32LE(position, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, queue, nameBytes]));
    local.push(locale);
    position += locale.length;
  }
  const index = Buffer.concat(central);
  const fine = Buffer.alloc(18);
  fine.writeUInt16LE(files.length, 4);
  fine.writeUInt16LE(files.length, 6);
  fine.writeUInt32LE(index.length, 8);
  fine.writeUInt32LE(position, 12);
  return Buffer.concat([...local, index, Buffer.from('PK\u0005\u0006'), fine]);
}
