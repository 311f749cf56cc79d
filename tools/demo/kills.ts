import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { dataFolder, readJson } from '../start/data-folder';
import type { QuietDoor } from './quiet';
import type { Http } from './rest';
import type { Screen } from './screen';
import { waitFor } from './wait';

/** A request of which the service gets the first half, and waits for the rest. */
export interface HalfRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Victim = 'onboarding' | 'portale' | 'dovuti' | 'pagamenti' | 'nodo-simulator' | 'pivot';
const VICTIMS: readonly Victim[] = ['onboarding', 'portale', 'dovuti', 'pagamenti', 'nodo-simulator', 'pivot'];

/**
 * `--kill`: ends each process once with kill -9, by the process ids that the supervisor writes, at a moment when it provably
 * has work in hand: a request that it has not answered. What it was doing is then done again, or goes on by itself.
 */
export class Kills {
  private readonly done = new Set<Victim>();

  constructor(
    private readonly enabled: boolean,
    private readonly portale: Http,
    private readonly quiet: QuietDoor,
    private readonly screen: Screen,
  ) {}

  /** True when `victim` is still to be killed. */
  wants(victim: Victim): boolean {
    return this.enabled && !this.done.has(victim);
  }

  /** Sends half of a request, kills its reader, and sees that the request died with it. */
  async whileReceiving(victim: Victim, what: string, half: () => Promise<HalfRequest>): Promise<void> {
    if (!this.wants(victim)) return;
    this.done.add(victim);
    const { method, url, headers, body } = await half();
    const answer = new Promise<string>((resolve) => {
      const request = http.request(url, { method, headers: { ...headers, 'content-length': String(body.length) } });
      request.on('response', (response) => {
        response.resume();
        resolve(`risposta ${response.statusCode}`);
      });
      request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      request.write(body.subarray(0, body.length >> 1));
    });
    const early = await Promise.race([answer, delay(400)]);
    if (typeof early === 'string') throw new Error(`${victim}: ${what} non è rimasta aperta (${early})`);
    await this.kill(victim, `${what}, arrivata a metà`, async () => {
      const end = await Promise.race([answer, delay(15_000, 'nessuna risposta')]);
      if (/risposta [23]\d\d/.test(end)) throw new Error(`${victim}: ${what} ha avuto ${end} da un processo ucciso`);
      return end;
    });
  }

  /** Kills while `work`, which repeats by itself what it finds cut, has not come to its end. @returns what work returns */
  async whileWorking<T>(victim: Victim, what: string, work: () => Promise<T>): Promise<T> {
    if (!this.wants(victim)) return work();
    this.done.add(victim);
    let ended = false;
    const running = work().finally(() => (ended = true));
    running.catch(() => undefined); // awaited below
    await delay(80);
    if (ended) this.done.delete(victim);
    else await this.kill(victim, what, () => Promise.resolve('richiesta interrotta'));
    return running;
  }

  /** @throws Error when one was never found at work */
  assertAllKilled(): void {
    const missed = VICTIMS.filter((victim) => this.wants(victim));
    if (missed.length > 0) throw new Error(`mai uccisi, perché mai al lavoro: ${missed.join(', ')}`);
  }

  private async kill(victim: Victim, what: string, ending: () => Promise<string>): Promise<void> {
    const before = pidOf(victim);
    if (before === undefined) throw new Error(`${victim} non è in .data/pids.json`);
    const inHand = await this.quiet.pendingOf(victim).catch(() => undefined);
    process.kill(before, 'SIGKILL');
    const began = performance.now();
    const end = await ending();
    await waitFor(`il ritorno di ${victim}`, async () => {
      const now = pidOf(victim);
      return now !== undefined && now !== before ? now : undefined;
    });
    await this.portale.get('/health/ready'); // repeated until everybody is
    const also = inHand ? `; aveva in sospeso ${inHand}` : '';
    const took = ((performance.now() - began) / 1000).toFixed(1).replace('.', ',');
    this.screen.item(
      `${this.screen.style(31, '☠')} kill -9 di ${victim} (${before}): ${what} (${end})${also}; di nuovo pronto in ${took} s`,
    );
  }
}

const pidOf = (service: string): number | undefined =>
  readJson<Record<string, number>>(dataFolder('pids.json'))?.[service];
