/** Why a pull could not be made; the code is for who looks at the pull that failed. */
export type FdrOutageCode =
  'FDR_NON_RAGGIUNGIBILE' | 'FDR_RIFIUTO' | 'FDR_ELENCO_ILLEGGIBILE' | 'FDR_ELENCO_TROPPO_GRANDE';

/** The node did not answer with what was asked: worth another try later. */
export class FdrUnavailable extends Error {
  constructor(
    readonly code: FdrOutageCode,
    reason: string,
  ) {
    super(`${code}: ${reason}`);
    this.name = 'FdrUnavailable';
  }
}

export interface BoundedFetch {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * An answer, of which no more than `maxBytes` is ever held; `whole` says whether that was all of it.
 * @throws FdrUnavailable `FDR_NON_RAGGIUNGIBILE` when nothing, or half of it, comes in time
 */
export async function fetchBounded(
  url: string,
  { headers, timeoutMs, maxBytes }: BoundedFetch,
): Promise<{ status: number; bytes: Buffer; whole: boolean }> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    const chunks: Uint8Array[] = [];
    let size = 0;
    let whole = true;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      const rest = maxBytes - size;
      if (chunk.length > rest) whole = false;
      chunks.push(whole ? chunk : chunk.subarray(0, rest));
      size += chunk.length;
      if (!whole) break; // leaving the loop cancels the stream
    }
    return { status: response.status, bytes: Buffer.concat(chunks), whole };
  } catch (error) {
    const cause = error instanceof Error ? error.name : 'errore';
    throw new FdrUnavailable('FDR_NON_RAGGIUNGIBILE', `il servizio FdR non risponde: ${cause}`);
  }
}
