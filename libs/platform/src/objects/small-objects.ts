import { createHash } from 'node:crypto';
import type { ObjectRef } from '@mypay/contracts';
import type { Logger } from '../log';
import type { ObjectStore } from './index';

/** Where a small object lies, and what it must be. */
export type SmallObjectRef = Pick<ObjectRef, 'chiave' | 'sha256'>;

const MAX_BYTES = 500_000;
/** How many are remembered: 500 kB each at most. */
const REMEMBERED = 64;
const TIMEOUT_MS = 2_000;
/** One that could not be read is asked for again after a while. */
const AGAIN_MS = 60_000;

/**
 * Small objects that another service wrote, whole, each read once: a checksum never changes its bytes. One that lacks, is too
 * big, is not what its checksum says or does not come in time is undefined, with a warning: what needs it does without.
 */
export class SmallObjects {
  private readonly read = new Map<string, Promise<Buffer | undefined>>();

  constructor(
    private readonly objects: Pick<ObjectStore, 'get'>,
    private readonly log: Pick<Logger, 'warn'>,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  get(ref: SmallObjectRef): Promise<Buffer | undefined> {
    const known = this.read.get(ref.sha256);
    if (known) return known;
    const fresh = this.fetch(ref).catch((error: unknown) => {
      this.log.warn({ chiave: ref.chiave, err: error }, 'small object not read');
      setTimeout(() => this.read.delete(ref.sha256), AGAIN_MS).unref();
      return undefined;
    });
    const [oldest] = this.read.keys();
    if (oldest !== undefined && this.read.size >= REMEMBERED) this.read.delete(oldest);
    this.read.set(ref.sha256, fresh);
    return fresh;
  }

  private async fetch({ chiave, sha256 }: SmallObjectRef): Promise<Buffer> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const stream = await this.objects.get(chiave);
    signal.addEventListener('abort', () => stream.destroy(new Error('no answer in time')));
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new RangeError('it is not small');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('it is not what it was');
    return bytes;
  }
}
