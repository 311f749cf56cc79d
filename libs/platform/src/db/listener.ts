import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 10_000;

/** One LISTEN, for ever: a connection that is lost, or never came, is made again, later and later. */
export class Listener {
  private readonly stopping = new AbortController();
  private keeping: Promise<void> | undefined;

  constructor(
    private readonly connect: () => Promise<pg.Client>,
    private readonly channel: string,
    private readonly onNotify: (payload: string) => void,
  ) {}

  /** Returns when the first attempt is over, whatever came of it. */
  start(): Promise<void> {
    return new Promise((tried) => {
      this.keeping = this.keep(tried);
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
  }

  private async keep(tried: () => void): Promise<void> {
    const { signal } = this.stopping;
    for (let delay = FIRST_DELAY_MS; !signal.aborted; delay = Math.min(delay * 2, MAX_DELAY_MS)) {
      let client: pg.Client | undefined;
      try {
        client = await this.connect();
        const lost = this.lossOf(client);
        client.on('notification', ({ payload }) => this.onNotify(payload ?? ''));
        await client.query(`listen "${this.channel}"`);
        delay = FIRST_DELAY_MS;
        if (!signal.aborted) this.onNotify(''); // something may have been said while nobody listened
        tried();
        await lost;
      } catch {
        // the database does not answer: whoever uses it says so, this only comes back
      }
      tried();
      await client?.end().catch(() => undefined);
      await sleep(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  private lossOf(client: pg.Client): Promise<void> {
    return new Promise((resolve) => {
      client.once('error', () => resolve());
      client.once('end', () => resolve());
      this.stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
