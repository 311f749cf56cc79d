import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { ObjectRef } from '@mypay/contracts';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export * from './small-objects';

/** Big bodies: uploaded files, flows, exports. Only the owner writes an object; who has the reference reads. */
export interface ObjectStore {
  /** Keeps a stream whole, durably, before it answers; a failed put leaves nothing under the key. @throws RangeError on a key out of the alphabet */
  put(key: string, source: AsyncIterable<Buffer | string>): Promise<ObjectRef>;
  /** @throws ObjectMissing */
  get(key: string): Promise<Readable>;
  delete(key: string): Promise<void>;
}

export class ObjectMissing extends Error {
  constructor(key: string) {
    super(`no object under ${key}`);
    this.name = 'ObjectMissing';
  }
}

/** Nest token of the object store. */
export const OBJECTS = Symbol('ObjectStore');

const KEY = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** A directory; between containers, a shared volume. */
export class DirectoryObjectStore implements ObjectStore {
  constructor(private readonly root: string) {}

  private locate(key: string): string {
    if (!KEY.test(key) || key.length > 512) throw new RangeError('object keys are segments of letters, digits, . _ -');
    return path.join(this.root, ...key.split('/'));
  }

  async put(key: string, source: AsyncIterable<Buffer | string>): Promise<ObjectRef> {
    const target = this.locate(key);
    const part = `${target}.${randomUUID()}.part`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(Readable.from(source), measure, createWriteStream(part, { mode: 0o600 }));
      const file = await open(part, 'r+');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, target);
      const folder = await open(path.dirname(target), 'r');
      try {
        await folder.sync(); // the name too must survive a power cut
      } finally {
        await folder.close();
      }
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return { chiave: key, dimensione: size, sha256: hash.digest('hex') };
  }

  async get(key: string): Promise<Readable> {
    const file = this.locate(key);
    try {
      await stat(file);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new ObjectMissing(key);
      throw cause;
    }
    return createReadStream(file, { highWaterMark: 256 * 1024 });
  }

  async delete(key: string): Promise<void> {
    await rm(this.locate(key), { force: true });
  }
}

@Global()
@Module({})
export class ObjectsModule {
  static forRoot(config: { OBJECTS_DIR: string }): DynamicModule {
    return {
      module: ObjectsModule,
      providers: [{ provide: OBJECTS, useFactory: () => new DirectoryObjectStore(path.resolve(config.OBJECTS_DIR)) }],
      exports: [OBJECTS],
    };
  }
}
