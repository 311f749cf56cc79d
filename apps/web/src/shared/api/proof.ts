import type { Challenge } from 'altcha-lib';

/**
 * Does the piece of work that a door asks of whoever tries often: half a second on a phone, no puzzle, nothing asked of a third
 * party. @returns the value of the header `x-prova`
 */
export async function solve(challenge: unknown): Promise<string> {
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/web/pbkdf2'),
  ]);
  const solution = await solveChallenge({ challenge: challenge as Challenge, deriveKey });
  if (!solution) throw new Error('a proof of work was not found');
  return btoa(JSON.stringify({ challenge, solution }));
}
