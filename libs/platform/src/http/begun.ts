import { Readable } from 'node:stream';

/**
 * A long answer whose first piece is there already: what refuses it, or breaks before it, is told as a refusal, and not as an
 * answer that broke off. The rest is made as it is read. @throws whatever making the first piece throws
 */
export async function begun(pieces: AsyncGenerator<string | Buffer>): Promise<Readable> {
  const first = await pieces.next();
  return Readable.from(
    (async function* () {
      try {
        if (first.done !== true) yield first.value;
        yield* pieces;
      } finally {
        await pieces.return(undefined);
      }
    })(),
    { objectMode: false },
  );
}
