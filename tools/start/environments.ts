import { dataFolder, readJson, writeJson } from './data-folder';
import type { ProcessDefinition } from './services';

export type Environments = Readonly<Record<string, Pick<ProcessDefinition, 'entry' | 'env'>>>;

const file = (): string => dataFolder('environments.json');

/** Keeps with what environment each service was started, for an operator's commands. It holds passwords: mode 0600. */
export function rememberEnvironments(processes: readonly ProcessDefinition[]): void {
  const first = processes.filter(({ name, service }) => name === service);
  writeJson(file(), Object.fromEntries(first.map(({ service, entry, env }) => [service, { entry, env }])));
}

/** Of the last start of this folder; empty when there was none. */
export const lastEnvironments = (): Environments => readJson<Environments>(file()) ?? {};
