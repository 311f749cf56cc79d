import { readPorts } from './ports';
import { migrationEnv, paForNodeAddresses, processesOf, type Plan } from './services';

const aPlan = (over: Partial<Plan> = {}): Plan => ({
  ports: readPorts({}),
  replicas: 1,
  transport: 'postgres',
  kafkaBrokers: '127.0.0.1:9092',
  schemas: { dovuti: { owner: 'postgres://dovuti_owner@db', runtime: 'postgres://dovuti@db' } },
  eventiOwner: 'postgres://eventi_owner@db',
  keyOf: (service) => `/keys/${service}.pem`,
  trustedKeys: '/keys/trusted',
  objects: '/objects',
  controlKey: 'chiave',
  bootstrapClient: { clientId: 'intermediario-demo', clientSecret: 'segreto' },
  intermediario: '09876543210',
  stazioni: ['09876543210_01', '09876543210_02'],
  fdrKey: 'chiave-fdr',
  oidcSecret: 'segreto-oidc',
  ...over,
});

const named = (plan: Plan, name: string) => {
  const found = processesOf(plan).find((process) => process.name === name);
  if (!found) throw new Error(`no process ${name}`);
  return found;
};

describe('the processes of an installation', () => {
  it('are one for each service', () =>
    expect(processesOf(aPlan()).map(({ name }) => name)).toEqual([
      'onboarding',
      'dovuti',
      'pagamenti',
      'pivot',
      'nodo-simulator',
      'identity-demo',
      'portale',
    ]));

  it('with two replicas are two of dovuti, pagamenti and pivot, 100 ports higher', () => {
    const plan = aPlan({ replicas: 2 });
    expect(processesOf(plan)).toHaveLength(10);
    expect(named(plan, 'pagamenti-2')).toMatchObject({ port: 8183, env: { PORT: '8183', PA_FOR_NODE_PORT: '8193' } });
    expect(named(plan, 'portale').env['PIVOT_URLS']).toBe('http://127.0.0.1:8084,http://127.0.0.1:8184');
    expect(paForNodeAddresses(plan)).toEqual(['http://127.0.0.1:8093', 'http://127.0.0.1:8193']);
  });

  it('have only their runtime role: the owner is for migrate alone', () => {
    const { env } = named(aPlan(), 'dovuti');
    expect(env['DATABASE_URL']).toBe('postgres://dovuti@db');
    expect(JSON.stringify(env)).not.toContain('owner');
    expect(migrationEnv('dovuti', aPlan())).toMatchObject({ DATABASE_OWNER_URL: 'postgres://dovuti_owner@db' });
  });

  it('keep a secret to whom it is for', () => {
    const told = (secret: string) =>
      processesOf(aPlan())
        .filter(({ env }) => Object.values(env).includes(secret))
        .map(({ name }) => name);
    expect(told('chiave')).toEqual(['nodo-simulator']);
    expect(told('segreto')).toEqual(['onboarding']);
    expect(told('chiave-fdr')).toEqual(['pagamenti']);
    expect(told('segreto-oidc')).toEqual(['identity-demo', 'portale']);
  });
});
