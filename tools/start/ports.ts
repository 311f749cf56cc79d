/** The ports of an installation on one machine, each movable by the environment. architecture.md, Decisions, 2. */
const TABLE = {
  portale: ['PORTALE_PORT', 8080],
  onboarding: ['ONBOARDING_PORT', 8081],
  dovuti: ['DOVUTI_PORT', 8082],
  pagamenti: ['PAGAMENTI_PORT', 8083],
  pivot: ['PIVOT_PORT', 8084],
  'nodo-simulator': ['NODO_SIMULATOR_PORT', 8090],
  'identity-demo': ['IDENTITY_DEMO_PORT', 8091],
  paForNode: ['PA_FOR_NODE_PORT', 8093],
  postgres: ['POSTGRES_PORT', 54329],
} as const satisfies Record<string, readonly [string, number]>;

export type PortName = keyof typeof TABLE;
export type Ports = Readonly<Record<PortName, number>>;

/** How much higher the second replica of a service listens. */
export const REPLICA_STEP = 100;

export const portVariable = (name: PortName): string => TABLE[name][0];

/** PORT_OFFSET moves every port that has no variable of its own. @throws Error naming the variable that is not a port */
export function readPorts(env: Readonly<Record<string, string | undefined>>): Ports {
  const offset = Number(env['PORT_OFFSET'] || 0);
  const entries = Object.entries(TABLE).map(([name, [variable, standard]]) => {
    const text = env[variable];
    const moved = name === 'postgres' ? Math.floor(offset / 100) : offset; // it stands so high that it could leave the range
    const port = text === undefined || text === '' ? standard + moved : Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`${variable} non è una porta: serve un numero da 1 a 65535`);
    return [name, port] as const;
  });
  return Object.fromEntries(entries) as Record<PortName, number>;
}
