import net from 'node:net';

/** Said by every command that needs the system, when nobody answers. */
export const NOT_RUNNING = 'Il sistema non è avviato: npm start, in un altro terminale, e attendere "pronto".';

const PATIENCE_MS = 5_000;
const STANDARD_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Whether somebody takes connections at this address (a URL): where the system was stopped, or never started, nobody does. */
export function isAnswering(address: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(address);
  const socket = net.connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (STANDARD_PORTS[protocol] ?? 5432),
    timeout: PATIENCE_MS,
  });
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    for (const failure of ['error', 'timeout']) socket.once(failure, () => resolve(false));
  }).finally(() => socket.destroy());
}
