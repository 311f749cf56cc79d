/** No address of a service took the connection: nothing was sent, so nothing was done. */
export class NobodyThere extends Error {
  readonly code = 'NOBODY_THERE';

  constructor(options?: ErrorOptions) {
    super('no address of the service answers', options);
    this.name = 'NobodyThere';
  }
}

const NOBODY =
  /^(?:ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT)$/;

/** Was there nobody at the address? Then no work was begun, and the next one may be asked. */
export function isNobodyThere(error: unknown): boolean {
  for (let cause = error as { code?: unknown; cause?: unknown } | null | undefined; cause; cause = cause.cause as never)
    if (NOBODY.test(String(cause.code))) return true;
  return false;
}

/** The addresses of one service, asked in turn; one that failed comes last for a second. */
export class AddressTurns {
  private turn = 0;
  private readonly restsUntil = new Map<string, number>();

  constructor(
    private readonly addresses: readonly string[],
    private readonly restsForMs = 1_000,
  ) {}

  /**
   * What the first address that has somebody answers, beginning with the next one in turn.
   * @param goesOn whether a failure leaves the question for the next address; anything else is thrown at once
   * @throws NobodyThere when there is none, with the last failure as its cause
   */
  async first<T>(
    ask: (address: string) => Promise<T>,
    goesOn: (error: unknown) => boolean = isNobodyThere,
  ): Promise<T> {
    let last: unknown;
    for (const address of this.inTurn())
      try {
        const answer = await ask(address);
        this.restsUntil.delete(address);
        return answer;
      } catch (error) {
        if (!goesOn(error)) throw error;
        this.restsUntil.set(address, performance.now() + this.restsForMs);
        last = error;
      }
    throw new NobodyThere({ cause: last });
  }

  private inTurn(): string[] {
    const { addresses, turn } = this;
    this.turn = (turn + 1) % Math.max(addresses.length, 1);
    const rotated = [...addresses.slice(turn), ...addresses.slice(0, turn)];
    const now = performance.now();
    const rests = (address: string): boolean => (this.restsUntil.get(address) ?? 0) > now;
    return [...rotated.filter((address) => !rests(address)), ...rotated.filter(rests)];
  }
}
