import { AddressTurns } from '@mypay/platform/http';
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** The services behind portale. */
export const SERVICES = ['onboarding', 'dovuti', 'pagamenti', 'pivot'] as const;
export type Service = (typeof SERVICES)[number];

export type Addresses = Readonly<Record<Service, readonly string[]>>;

type OnSocket = (error: Error | null, socket?: Duplex) => void;

/**
 * Connects `http://<service>` to the addresses of that service in turn; one that does not take the connection is left for the
 * next. A request leaves only on a connection that stands, so going on never sends anything twice, and bodies can be streams.
 * Connections are not kept: an idle one that a dying service has closed would take the next request with it.
 */
export class TurnAgent extends http.Agent {
  private readonly turns: ReadonlyMap<string, AddressTurns>;

  constructor(
    addresses: Addresses,
    private readonly connectTimeoutMs: number,
  ) {
    super({ keepAlive: false });
    this.turns = new Map(SERVICES.map((service) => [service, new AddressTurns(addresses[service])]));
  }

  override createConnection(options: http.ClientRequestArgs, onSocket: OnSocket): undefined {
    const turns = this.turns.get(String(options.host ?? options.hostname)) ?? new AddressTurns([]);
    const whateverFailed = (): boolean => true; // nothing was sent yet
    turns
      .first((address) => this.connect(new URL(address)), whateverFailed)
      .then(
        (socket) => onSocket(null, socket),
        (error: Error) => onSocket(error),
      );
  }

  private connect(url: URL): Promise<net.Socket> {
    const socket = net.connect({ host: url.hostname, port: Number(url.port || 80) });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => socket.destroy(new Error('connection timed out')), this.connectTimeoutMs);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(socket);
      });
      socket.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
    });
  }
}
