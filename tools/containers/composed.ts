import { spawnSync } from 'node:child_process';
import { workspaceRoot } from '@mypay/testing';

/** What `docker compose config --format json` says of one service: the parts that a run without an engine can hold. */
export interface ComposedService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[] | null;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly network_mode?: string;
  readonly volumes?: readonly ComposedVolume[];
  readonly ports?: readonly { readonly target: number; readonly published?: string }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly scale?: number;
  readonly restart?: string;
  readonly logging?: { readonly options?: Readonly<Record<string, string>> };
  readonly deploy?: {
    readonly resources?: { readonly limits?: { readonly memory?: string; readonly pids?: number } };
  };
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

export interface ComposedVolume {
  readonly type: 'bind' | 'volume';
  readonly source: string;
  readonly target: string;
  readonly read_only?: boolean;
}

export interface Composed {
  readonly services: Readonly<Record<string, ComposedService>>;
}

/** The Compose that reads our files: the engine's own, or the binary that `COMPOSE` names. */
const compose = (): readonly string[] => (process.env['COMPOSE'] ? [process.env['COMPOSE']] : ['docker', 'compose']);

/**
 * Has Compose read files and profiles. @param args before `config`: `-f` and `--profile`
 * @throws Error with what Compose said
 */
export function composeConfig(...args: string[]): { readonly composed: Composed; readonly text: string } {
  const [command = '', ...first] = compose();
  const done = spawnSync(command, [...first, ...args, 'config', '--format', 'json'], {
    cwd: workspaceRoot(),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (done.status !== 0)
    throw new Error(`docker compose ${args.join(' ')} config:\n${done.stderr || (done.error?.message ?? '')}`);
  return { composed: JSON.parse(done.stdout) as Composed, text: done.stdout };
}

/** The services in an order in which each comes after those that it waits for. */
export function inOrder({ services }: Composed): string[] {
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    Object.keys(services[name]?.depends_on ?? {}).forEach(visit);
    order.push(name);
  };
  Object.keys(services).forEach(visit);
  return order;
}
