import fs from 'node:fs';
import path from 'node:path';
import { sleep, until, workspaceRoot } from '@mypay/testing';
import { runBuildStage } from './build-stage';
import { inOrder, type Composed } from './composed';
import { Container, type Store } from './container';
import { parseDockerfile, type Stage } from './dockerfile';
import { standInForKafka, standInForPostgres, type StandIn } from './stand-ins';

const HEALTHY_WITHIN_MS = 120_000;

/** The composed services as processes: built once, started in the order of what they wait for, stopped at the end. */
export class ComposedInstallation {
  private readonly standIns = new Map<string, StandIn>();
  private readonly running = new Map<string, Container>();
  private readonly stages = new Map<string, Stage>();
  private readonly store: Store;

  constructor(
    private readonly composed: Composed,
    private readonly root: string,
    private readonly say: (text: string) => void,
  ) {
    this.store = {
      built: path.join(root, 'build'),
      volumes: path.join(root, 'volumes'),
      logs: path.join(root, 'logs'),
      hosts: Object.keys(composed.services),
    };
    for (const folder of [this.store.built, this.store.volumes, this.store.logs]) fs.mkdirSync(folder);
  }

  /** Every image from its Dockerfile. @throws Error when two first stages differ: each would be built anew */
  build(): void {
    let first: string | undefined;
    for (const service of Object.values(this.composed.services)) {
      const file = service.build?.dockerfile;
      if (file === undefined || this.stages.has(file)) continue;
      const [build, image] = parseDockerfile(fs.readFileSync(path.join(workspaceRoot(), file), 'utf8'));
      if (!build || !image) throw new Error(`${file}: two stages are expected`);
      const text = JSON.stringify(build);
      if (first === undefined) runBuildStage(build, this.store.built);
      else if (text !== first) throw new Error(`${file}: its first stage is not that of the others`);
      first = text;
      this.stages.set(file, image);
    }
    this.say(`${this.stages.size} immagini dai loro Dockerfile`);
  }

  /** Starts all but the services of a profile that was not asked for, each when what it waits for is as it says. */
  async up(names: readonly string[] = inOrder(this.composed)): Promise<void> {
    for (const name of names) {
      const service = this.composed.services[name];
      if (!service) throw new Error(`no service ${name}`);
      if (this.standIns.has(name)) continue;
      for (const [on, { condition }] of Object.entries(service.depends_on ?? {}))
        if (condition === 'service_healthy') await this.healthy(on);
        else if (condition === 'service_completed_successfully') await this.completed(on);
      if (name === 'postgres') this.standIns.set(name, await standInForPostgres(service, this.store, this.root));
      else if (name === 'kafka') this.standIns.set(name, standInForKafka(service, this.store, this.root));
      else {
        const container = new Container(name, service, this.stages.get(service.build?.dockerfile ?? ''), this.store);
        container.start();
        this.running.set(name, container);
      }
    }
  }

  /** Waits until every service that has a health check passes it. */
  async allHealthy(): Promise<void> {
    for (const [name, { healthcheck }] of Object.entries(this.composed.services))
      if (healthcheck?.test && (this.running.has(name) || this.standIns.has(name))) await this.healthy(name);
  }

  /** Waits for the end of a one-shot service. @throws Error with its log when it did not end well */
  async completed(name: string): Promise<void> {
    const container = this.running.get(name);
    if (!container) throw new Error(`${name} was not started`);
    const code = await container.ended;
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${tail(container.log)}`);
  }

  /** Stops the services with SIGTERM. @throws Error for one that does not end by itself with 0 */
  async stopServices(): Promise<void> {
    const bad: string[] = [];
    for (const [name, container] of [...this.running].reverse()) {
      container.stop();
      const code = await Promise.race([container.ended, sleep(20_000).then(() => 'no end')]);
      if (code !== 0) bad.push(`${name} (${code})`);
    }
    this.running.clear();
    if (bad.length > 0) throw new Error(`stopped, these did not end well: ${bad.join(', ')}`);
  }

  async down(): Promise<void> {
    await this.stopServices();
    for (const standIn of [...this.standIns.values()].reverse()) await standIn.stop();
    this.standIns.clear();
  }

  /** Forgets what the broker holds, as one who removes its volume. */
  async forgetKafka(): Promise<void> {
    await this.standIns.get('kafka')?.stop();
    this.standIns.delete('kafka');
    for (const name of fs.readdirSync(path.join(this.root, 'kafka')))
      if (!name.startsWith('libs-')) fs.rmSync(path.join(this.root, 'kafka', name), { recursive: true });
  }

  /** Ends whatever runs, at once. */
  async kill(): Promise<void> {
    for (const container of this.running.values()) container.stop('SIGKILL');
    for (const standIn of this.standIns.values()) await standIn.stop().catch(() => undefined);
  }

  /** Runs a command in a service's container. */
  exec(name: string, command: readonly string[]): { readonly ok: boolean; readonly said: string } {
    const container = this.running.get(name);
    if (!container) throw new Error(`${name} is not running`);
    return container.exec(command);
  }

  /** The words before a command that runs in a service's container; for one that is stopped, in a container of its own. */
  async enter(name: string): Promise<readonly string[]> {
    const running = (this.running.get(name) ?? this.standIns.get(name))?.enter?.();
    const service = this.composed.services[name];
    if (running) return running;
    if (!service) throw new Error(`no service ${name}`);
    const stage = this.stages.get(service.build?.dockerfile ?? '');
    const idle = { ...service, command: ['sleep', '60'] };
    const container = new Container(`${name}-run`, idle, stage, this.store);
    container.start();
    await until(() => container.isInside(), 20_000);
    return container.enter() ?? [];
  }

  logs(): string[] {
    return fs.readdirSync(this.store.logs).map((name) => path.join(this.store.logs, name));
  }

  private async healthy(name: string): Promise<void> {
    const deadline = performance.now() + HEALTHY_WITHIN_MS;
    const test = (this.composed.services[name]?.healthcheck?.test ?? []).slice(1);
    const standIn = this.standIns.get(name);
    const container = this.running.get(name);
    let over: number | undefined;
    void container?.ended.then((code) => (over = code));
    for (;;) {
      const found = standIn ? { ok: standIn.healthy(), said: '' } : this.exec(name, test);
      if (found.ok) return;
      if (over !== undefined || performance.now() > deadline)
        throw new Error(
          `${name} is not healthy${over === undefined ? '' : `, it ended with ${over}`}: ${found.said}\n` +
            tail(container?.log ?? path.join(this.store.logs, `${name}.log`)),
        );
      await sleep(200);
    }
  }
}

const tail = (file: string): string => fs.readFileSync(file, 'utf8').split('\n').slice(-30).join('\n');
