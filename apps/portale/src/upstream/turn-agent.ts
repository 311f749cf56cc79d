import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** The services behind portale. */
export const SERVICES = ['onboarding', 'dovuti', 'pagamenti', 'pivot'] as const;
export type Service = (typeof SERVICES)[number];

export type Addresses = Readonly<Record<Service, readonly string[]>>;

/** No address of the service took the connection: nothing was sent, so nothing was done. */
export class NobodyThere extends Error {
  readonly code = 'NOBODY_THERE';
  constructor(service: string, options?: ErrorOptions) {
    super(`no address of ${service} answers`, options);
    this.name = 'NobodyThere';
  }
}

const RESTS_FOR_MS = 1_000;

type OnSocket = (error: Error | null, socket?: Duplex) => void;

/**
 * Connects `http://<servizio>` to the addresses of that service in turn; one that refuses is left for the next. A request
 * leaves only on a connection that stands, so going on never sends anything twice, and bodies can be streams. Connections
 * are not kept: an idle one that a dying service has closed would take the next request with it.
 */
export class TurnAgent extends http.Agent {
  private readonly turns = new Map<string, number>();
  private readonly restsUntil = new Map<string, number>();

  constructor(
    private readonly addresses: Readonly<Record<string, readonly string[]>>,
    private readonly connectTimeoutMs: number,
  ) {
    super({ keepAlive: false });
  }

  override createConnection(options: http.ClientRequestArgs, onSocket: OnSocket): undefined {
    const service = String(options.host ?? options.hostname);
    this.connectNext(service, this.inTurn(service), onSocket);
  }

  /** Every address, beginning with the next one in turn; those that just failed come last. */
  private inTurn(service: string): string[] {
    const all = this.addresses[service] ?? [];
    const turn = this.turns.get(service) ?? 0;
    this.turns.set(service, (turn + 1) % Math.max(all.length, 1));
    const rotated = [...all.slice(turn), ...all.slice(0, turn)];
    const now = performance.now();
    const rests = (address: string): boolean => (this.restsUntil.get(address) ?? 0) > now;
    return [...rotated.filter((address) => !rests(address)), ...rotated.filter(rests)];
  }

  private connectNext(service: string, candidates: readonly string[], onSocket: OnSocket, last?: Error): void {
    const [address, ...others] = candidates;
    if (address === undefined) {
      onSocket(new NobodyThere(service, { cause: last }));
      return;
    }
    const url = new URL(address);
    const socket = net.connect({ host: url.hostname, port: Number(url.port || 80) });
    const failed = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      this.restsUntil.set(address, performance.now() + RESTS_FOR_MS);
      this.connectNext(service, others, onSocket, error);
    };
    const timer = setTimeout(() => socket.destroy(new Error('connection timed out')), this.connectTimeoutMs);
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      this.restsUntil.delete(address);
      onSocket(null, socket);
    });
  }
}
