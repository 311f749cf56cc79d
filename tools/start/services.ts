import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { Addresses } from './database';
import { REPLICA_STEP, type Ports } from './ports';

/** The services, in the order in which a reader meets them. */
export const SERVICES = [
  'onboarding',
  'dovuti',
  'pagamenti',
  'pivot',
  'nodo-simulator',
  'identity-demo',
  'portale',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Services with a schema in the platform's database. */
export const WITH_SCHEMA = ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale'] as const;

const REPLICATED: readonly ServiceName[] = ['dovuti', 'pagamenti', 'pivot'];

/** One process to run: a service, or its second replica. */
export interface ProcessDefinition {
  /** Name in the logs and in pids.json: `dovuti`, `dovuti-2`. */
  readonly name: string;
  readonly service: ServiceName;
  readonly port: number;
  /** JavaScript file, from the root of the repository. */
  readonly entry: string;
  /** Options of Node before the entry. */
  readonly nodeOptions: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** dovuti holds an import of 200,000 rows in 256 MB only when V8 may not let garbage lie. */
const NODE_OPTIONS: Partial<Record<ServiceName, readonly string[]>> = { dovuti: ['--max-old-space-size=192'] };

export interface Plan {
  readonly ports: Ports;
  readonly replicas: 1 | 2;
  readonly transport: 'postgres' | 'kafka';
  readonly kafkaBrokers: string;
  readonly schemas: Readonly<Record<string, Addresses>>;
  readonly eventiOwner: string;
  readonly keyOf: (service: string) => string;
  readonly trustedKeys: string;
  readonly objects: string;
  readonly controlKey: string;
  readonly bootstrapClient: { readonly clientId: string; readonly clientSecret: string };
  readonly intermediario: string;
  readonly stazioni: readonly string[];
  readonly fdrKey: string;
  /** By which portale proves to the provider of identities that it is portale. */
  readonly oidcSecret: string;
}

const at = (port: number): string => `http://127.0.0.1:${port}`;
/** As a person's browser names this machine: cookies and the ways back of a login are of this name. */
const asBrowsersSay = (port: number): string => `http://localhost:${port}`;

/** Every process of the installation with its whole environment. */
export function processesOf(plan: Plan): ProcessDefinition[] {
  return SERVICES.flatMap((service) =>
    replicasOf(service, plan).map((step, replica) => ({
      name: replica === 0 ? service : `${service}-${replica + 1}`,
      service,
      port: plan.ports[service] + step,
      entry: entryOf(service),
      nodeOptions: ['--enable-source-maps', ...(NODE_OPTIONS[service] ?? [])],
      env: { ...common(service, step, plan), ...own(service, step, plan) },
    })),
  );
}

export const entryOf = (service: ServiceName): string => path.join('dist', 'apps', service, 'src', 'main.js');

/** Addresses of a service, one for each replica. */
export const addressesOf = (service: ServiceName, plan: Pick<Plan, 'ports' | 'replicas'>): string[] =>
  replicasOf(service, plan).map((step) => at(plan.ports[service] + step));

/** The node's doors, one for each replica of pagamenti. */
export const paForNodeAddresses = (plan: Pick<Plan, 'ports' | 'replicas'>): string[] =>
  replicasOf('pagamenti', plan).map((step) => at(plan.ports.paForNode + step));

const replicasOf = (service: ServiceName, { replicas }: Pick<Plan, 'replicas'>): number[] =>
  replicas === 2 && REPLICATED.includes(service) ? [0, REPLICA_STEP] : [0];

const schemaOf = (service: ServiceName): string => service.replace(/-/g, '_');

function common(service: ServiceName, step: number, plan: Plan): Record<string, string> {
  const database = plan.schemas[service];
  return {
    NODE_ENV: 'development',
    DEMO: 'true',
    HOST: '127.0.0.1',
    PORT: String(plan.ports[service] + step),
    EVENT_TRANSPORT: plan.transport,
    KAFKA_BROKERS: plan.kafkaBrokers,
    OBJECTS_DIR: plan.objects,
    SERVICE_KEY_FILE: plan.keyOf(service),
    TRUSTED_KEYS_DIR: plan.trustedKeys,
    ...(database && { DATABASE_URL: database.runtime, DATABASE_SCHEMA: schemaOf(service) }),
  };
}

/** What `node main.js migrate` needs beyond the environment of the service itself; no running service ever has it. */
export function migrationEnv(service: ServiceName, plan: Plan): Record<string, string> {
  const database = plan.schemas[service];
  if (!database) return {};
  const writesEvents = service !== 'portale';
  return { DATABASE_OWNER_URL: database.owner, ...(writesEvents ? { EVENTI_OWNER_URL: plan.eventiOwner } : {}) };
}

function own(service: ServiceName, step: number, plan: Plan): Record<string, string> {
  const list = (of: ServiceName): string => addressesOf(of, plan).join(',');
  const simulator = at(plan.ports['nodo-simulator']);
  switch (service) {
    case 'onboarding':
      return {
        INTERMEDIARIO_CF: plan.intermediario,
        BOOTSTRAP_CLIENT_ID: plan.bootstrapClient.clientId,
        BOOTSTRAP_CLIENT_SECRET: plan.bootstrapClient.clientSecret,
      };
    case 'pagamenti':
      return {
        INTERMEDIARIO_CF: plan.intermediario,
        STAZIONI: plan.stazioni.join(','),
        DOVUTI_URLS: list('dovuti'),
        PA_FOR_NODE_HOST: '127.0.0.1',
        PA_FOR_NODE_PORT: String(plan.ports.paForNode + step),
        PA_FOR_NODE_PUBLIC_URL: `${at(plan.ports.paForNode)}/ws/paForNode`,
        FDR_URL: `${simulator}/fdr-org/service/v1`,
        FDR_SUBSCRIPTION_KEY: plan.fdrKey,
        CHECKOUT_URL: `${simulator}/checkout/ec/v1`,
        CHECKOUT_SUBSCRIPTION_KEY: plan.fdrKey,
        PORTALE_PUBLIC_URL: at(plan.ports.portale).replace('127.0.0.1', 'localhost'),
      };
    case 'nodo-simulator':
      return { CONTROL_KEY: plan.controlKey, CHECKOUT_PUBLIC_URL: asBrowsersSay(plan.ports['nodo-simulator']) };
    case 'identity-demo':
      return {
        ISSUER: asBrowsersSay(plan.ports['identity-demo']),
        CLIENT_SECRET: plan.oidcSecret,
        REDIRECT_URIS: `${asBrowsersSay(plan.ports.portale)}/accesso/ritorno`,
      };
    case 'portale':
      return {
        ONBOARDING_URLS: list('onboarding'),
        DOVUTI_URLS: list('dovuti'),
        PAGAMENTI_URLS: list('pagamenti'),
        PIVOT_URLS: list('pivot'),
        SIMULATORE_URL: simulator,
        PUBLIC_URL: asBrowsersSay(plan.ports.portale),
        OIDC_ISSUER: asBrowsersSay(plan.ports['identity-demo']),
        OIDC_INTERNAL_URL: at(plan.ports['identity-demo']),
        OIDC_CLIENT_SECRET: plan.oidcSecret,
        PA_FOR_NODE_URL: `${at(plan.ports.paForNode)}/ws/paForNode`,
      };
    case 'dovuti':
    case 'pivot':
      return {};
  }
}

export const isBuilt = (service: ServiceName): boolean => fs.existsSync(path.join(workspaceRoot(), entryOf(service)));
