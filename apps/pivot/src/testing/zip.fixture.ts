import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of files, as a bank's portal makes it. `dichiarato` lies about the inflated size of the entry. */
export function unoZip(files: readonly { nome: string; contenuto: Buffer | string; dichiarato?: number }[]): Buffer {
  const locali: Buffer[] = [];
  const centrali: Buffer[] = [];
  let posizione = 0;
  for (const { nome, contenuto, dichiarato } of files) {
    const dati = Buffer.from(contenuto);
    const compressi = deflateRawSync(dati);
    const nomeByte = Buffer.from(nome);
    const comune = Buffer.alloc(26);
    comune.writeUInt16LE(20, 0);
    comune.writeUInt16LE(0x0800, 2);
    comune.writeUInt16LE(8, 4);
    comune.writeUInt32LE(crc32(dati), 10);
    comune.writeUInt32LE(compressi.length, 14);
    comune.writeUInt32LE(dichiarato ?? dati.length, 18);
    comune.writeUInt16LE(nomeByte.length, 22);
    const locale = Buffer.concat([Buffer.from('PK\u0003\u0004'), comune, nomeByte, compressi]);
    const coda = Buffer.alloc(14);
    coda.writeUInt32LE(posizione, 10);
    centrali.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), comune, coda, nomeByte]));
    locali.push(locale);
    posizione += locale.length;
  }
  const indice = Buffer.concat(centrali);
  const fine = Buffer.alloc(18);
  fine.writeUInt16LE(files.length, 4);
  fine.writeUInt16LE(files.length, 6);
  fine.writeUInt32LE(indice.length, 8);
  fine.writeUInt32LE(posizione, 12);
  return Buffer.concat([...locali, indice, Buffer.from('PK\u0005\u0006'), fine]);
}
