import { createHash } from 'node:crypto';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { keyOfPrint, type Logo, type LogoPrints } from '@mypay/onboarding-core';
import type { ObjectStore } from '@mypay/platform/objects';
import { pngForPaper } from './png-for-paper';

/** Pictures for paper in the object store. A JPEG goes as it is: a PDF holds its very bytes. */
export class ObjectLogoPrints implements LogoPrints {
  constructor(private readonly objects: ObjectStore) {}

  async keep(ente: CodiceFiscaleEnte, bytes: Buffer, format: Logo['formato']): Promise<string> {
    const picture = format === 'image/png' ? pngForPaper(bytes) : bytes;
    const sha256 = createHash('sha256').update(picture).digest('hex');
    await this.objects.put(keyOfPrint(ente, sha256), only(picture));
    return sha256;
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
