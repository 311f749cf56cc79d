import type { Composed, ComposedService } from './composed';

/** What a shape of the files promises beyond being accepted. @returns what is not so, in words; empty when all is well */
export function problemsOf({ services }: Composed, shape: 'demo' | 'platform'): string[] {
  const problems = Object.entries(services).flatMap(([name, service]) =>
    [...hardening(service), ...openSecrets(service)].map((problem) => `${name}: ${problem}`),
  );
  if (shape === 'platform') {
    if (Object.keys(services).some((name) => /simulator|demo/.test(name))) problems.push('the simulator is in it');
    for (const [name, { environment, ports }] of Object.entries(services)) {
      if (environment?.['DEMO'] !== undefined) problems.push(`${name}: DEMO is said`);
      if (ports !== undefined && name !== 'proxy') problems.push(`${name}: a port of the machine`);
    }
  }
  if (services['pagamenti']?.ports) problems.push('pagamenti: a fixed port keeps it from having replicas');
  return problems;
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
