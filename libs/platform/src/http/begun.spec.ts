import { text } from 'node:stream/consumers';
import { begun } from './begun';

async function* pieces(...all: readonly (string | Error)[]): AsyncGenerator<string> {
  for (const piece of all) {
    if (piece instanceof Error) throw await Promise.resolve(piece);
    yield piece;
  }
}

describe('a long answer', () => {
  it('is whole', async () => expect(await text(await begun(pieces('a', 'b', 'c')))).toBe('abc'));
  it('may be empty', async () => expect(await text(await begun(pieces()))).toBe(''));
  it('that is refused is refused before it begins', () =>
    expect(begun(pieces(new Error('rifiutata')))).rejects.toThrow('rifiutata'));
  it('that breaks later breaks off', async () => {
    const answer = await begun(pieces('a', new Error('rotta')));
    await expect(text(answer)).rejects.toThrow('rotta');
  });
});
