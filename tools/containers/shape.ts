import type { Composed, ComposedService } from './composed';

/** `node-tls`: production, where pagamenti has the TLS of the node's door itself. */
export type Shape = 'demo' | 'platform' | 'node-tls';

/** What a shape of the files promises beyond being accepted. @returns what is not so, in words; empty when all is well */
export function problemsOf({ services }: Composed, shape: Shape): string[] {
  const problems = Object.entries(services).flatMap(([name, service]) =>
    [...hardening(service), ...openSecrets(service)].map((problem) => `${name}: ${problem}`),
  );
  if (shape !== 'demo') {
    if (Object.keys(services).some((name) => /simulator|demo/.test(name))) problems.push('the simulator is in it');
    for (const [name, { environment, ports }] of Object.entries(services)) {
      if (environment?.['DEMO'] !== undefined) problems.push(`${name}: DEMO is said`);
      const mayHavePorts = ['proxy', ...(shape === 'node-tls' ? ['pagamenti'] : [])].includes(name);
      if (ports !== undefined && !mayHavePorts) problems.push(`${name}: a port of the machine`);
    }
  }
  if (shape === 'node-tls') problems.push(...nodeTls(services));
  else if (services['pagamenti']?.ports) problems.push('pagamenti: a fixed port keeps it from having replicas');
  return problems;
}

/** The node reaches pagamenti, and nobody else on its port; what its door needs is given as files. */
function nodeTls({ proxy, pagamenti }: Composed['services']): string[] {
  const { environment, ports, scale, volumes } = pagamenti ?? {};
  const files = ['CERT', 'KEY', 'CLIENT_CA'].map((part) => environment?.[`PA_FOR_NODE_TLS_${part}_FILE`] ?? '');
  const isMounted = (file: string): boolean => volumes?.some(({ target }) => file.startsWith(`${target}/`)) === true;
  const wanted: readonly (readonly [string, boolean])[] = [
    ['pagamenti: no TLS on the door of the node', files.every(isMounted)],
    ['pagamenti: plain HTTP on the door of the node', environment?.['PA_FOR_NODE_PLAIN'] === 'false'],
    ['pagamenti: no port for the node', ports?.some(({ target }) => target === 8093) === true],
    ['pagamenti: more than one with one port', scale === 1],
    ['proxy: the port of the node', !proxy?.ports?.some(({ target }) => target === 8093)],
  ];
  return wanted.filter(([, good]) => !good).map(([problem]) => problem);
}

function hardening(service: ComposedService): string[] {
  const ours = /^(mypay\/|node:)/.test(service.image);
  const wanted: readonly (readonly [string, boolean])[] = [
    ['logs that never turn over', service.logging?.options?.['max-size'] !== undefined],
    ['no limit of memory', service.deploy?.resources?.limits?.memory !== undefined],
    ['no limit of processes', service.deploy?.resources?.limits?.pids !== undefined],
    ['new privileges', service.security_opt?.includes('no-new-privileges:true') === true],
    ['a root that can be written', !ours || service.read_only === true],
    ['capabilities', !ours || service.cap_drop?.includes('ALL') === true],
    ['no health check', service.restart === 'no' || service.healthcheck?.test !== undefined],
  ];
  return wanted.filter(([, good]) => !good).map(([problem]) => problem);
}

/** A secret by value, or an address with a password in it: `docker inspect` would show it. */
const openSecrets = ({ environment }: ComposedService): string[] =>
  Object.entries(environment ?? {})
    .filter(([name, value]) => value && (/:\/\/[^/]*:[^/]*@/.test(value) || /(PASSWORD|SECRET|KEY)$/.test(name)))
    .map(([name]) => `${name} is a secret in the environment`);
