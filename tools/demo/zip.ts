import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive with one file: what an ente's software uploads. The time inside is fixed, so equal content gives equal bytes. */
export function zipOne(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const fileName = Buffer.from(name, 'utf8');
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0); // version needed
  facts.writeUInt16LE(0x0800, 2); // names are UTF-8
  facts.writeUInt16LE(8, 4); // deflate
  facts.writeUInt16LE(0x5a21, 8); // 1 January 2025
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(fileName.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, fileName, packed]);

  const directoryRest = Buffer.alloc(14); // comment, disk, attributes, offset of the only file: all zero
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, directoryRest, fileName]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
