import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { ComposedService, ComposedVolume } from './composed';
import { imageConfig, parseCopy, type Stage } from './dockerfile';

/** Where a run without an engine keeps its things. */
export interface Store {
  /** Root of the build stage: what `COPY --from=build` copies from. */
  readonly built: string;
  /** Named volumes, one folder each. */
  readonly volumes: string;
  readonly logs: string;
  /** Names that resolve, as in the network of the containers. */
  readonly hosts: readonly string[];
}

const NODE_UID = 1000;
/** Where the stand-in of the base image has Node. */
const NODE_HOME = '/opt/node';
const PATH = `${NODE_HOME}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
const BASE = ['usr', 'bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32', 'etc/ssl', 'etc/alternatives'];

/** In the root of a container and nowhere else: whoever enters sees that the process has changed over to it. */
const MADE = '/.made-by-containers';

const quote = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/**
 * A container without an engine: a root of its own in memory, with the system's programs and libraries read-only, the files
 * that the image's last stage brings, the volumes and the memory folders that Compose names and nothing else; made read-only
 * at the end when the service says so. The process is the image's user with no capability but those that are added.
 */
export class Container {
  private readonly config;
  private child: ChildProcess | undefined;
  ended: Promise<number> = Promise.resolve(0);

  /** @param stage last stage of the image; undefined for the bare base image */
  constructor(
    readonly name: string,
    private readonly service: ComposedService,
    private readonly stage: Stage | undefined,
    private readonly store: Store,
  ) {
    this.config = stage ? imageConfig(stage) : { env: {}, workdir: '/', user: 'root', command: [] };
  }

  get log(): string {
    return path.join(this.store.logs, `${this.name}.log`);
  }

  /** Starts its command; `ended` settles with its exit code. */
  start(): void {
    const command = this.service.command ?? this.config.command;
    const log = fs.openSync(this.log, 'a');
    const alone = this.service.network_mode === 'none' ? ['--net'] : [];
    const child = spawn(
      'unshare',
      ['--mount', '--propagation', 'private', ...alone, 'sh', '-euc', this.script(command)],
      { env: this.environment(), cwd: '/', stdio: ['ignore', log, log] },
    );
    fs.closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) =>
      child.once('close', (code) => {
        this.child = undefined;
        resolve(code ?? 1);
      }),
    );
  }

  /** Runs a command inside, as `docker exec` does. @returns whether it ended well, and what it said */
  exec(command: readonly string[]): { readonly ok: boolean; readonly said: string } {
    const enter = this.enter();
    if (!enter) return { ok: false, said: 'not started' };
    const [env = '', ...args] = [...enter, ...command];
    const done = spawnSync(env, args, { encoding: 'utf8', timeout: 20_000 });
    return { ok: done.status === 0, said: `${done.stdout}${done.stderr}`.trim() };
  }

  /** The words before a command that runs inside; undefined when the container does not run. */
  enter(): string[] | undefined {
    if (!this.child?.pid) return undefined;
    const variables = Object.entries(this.environment()).map(([name, value]) => `${name}=${value}`);
    return [
      ...['env', '-i', ...variables, 'nsenter', '-t', String(this.child.pid), '-m', '-n', '-r', '-w'],
      ...this.privileges(),
    ];
  }

  /** Its root is made by the process itself, before it becomes the command. */
  isInside(): boolean {
    return this.exec(['test', '-e', MADE]).ok;
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.child?.kill(signal);
  }

  private environment(): Record<string, string> {
    const composed = Object.entries(this.service.environment ?? {}).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    );
    return { PATH, HOME: '/', HOSTNAME: this.name, ...this.config.env, ...Object.fromEntries(composed) };
  }

  /** Changes from root to the container's user, with the capabilities of the service alone. */
  private privileges(): string[] {
    const user = (this.service.user ?? this.config.user).split(':')[0] ?? '';
    const uid = user === 'node' ? NODE_UID : user === 'root' ? 0 : Number(user);
    if (!Number.isInteger(uid)) throw new Error(`${this.name}: user ${user} is not known here`);
    const capabilities = ['-all', ...(this.service.cap_add ?? []).map((name) => `+${name.toLowerCase()}`)].join(',');
    return [
      'setpriv',
      ...[`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', `--bounding-set=${capabilities}`, '--inh-caps=-all'],
      ...(this.service.security_opt?.includes('no-new-privileges:true') ? ['--no-new-privs'] : []),
    ];
  }

  private script(command: readonly string[]): string {
    const root = '/mnt';
    const within = (target: string): string => quote(path.join(root, target));
    const node = path.dirname(path.dirname(fs.realpathSync(process.execPath)));
    const hosts = ['127.0.0.1 localhost', ...this.store.hosts.map((host) => `127.0.0.1 ${host}`)].join('\n');
    const lines = [
      `mount -t tmpfs -o mode=755 tmpfs ${root}`,
      `mkdir -p ${['etc', 'proc', 'dev', 'tmp', 'run', 'var', NODE_HOME].map(within).join(' ')}`,
      ...BASE.map((name) => path.join('/', name)).flatMap((from) => baseLines(from, within(from))),
      `mkdir -p ${within(path.join(NODE_HOME, 'bin'))}`,
      `touch ${within(path.join(NODE_HOME, 'bin', 'node'))}`,
      `mount --bind ${quote(path.join(node, 'bin', 'node'))} ${within(path.join(NODE_HOME, 'bin', 'node'))}`,
      `printf 'root:x:0:0::/:/bin/sh\\nnode:x:${NODE_UID}:${NODE_UID}::/:/bin/sh\\n' > ${within('/etc/passwd')}`,
      `printf 'root:x:0:\\nnode:x:${NODE_UID}:\\n' > ${within('/etc/group')}`,
      `printf '%s\\n' ${quote(hosts)} > ${within('/etc/hosts')}`,
      `printf 'hosts: files\\n' > ${within('/etc/nsswitch.conf')}`,
      `touch ${within(MADE)}`,
      `mount -t proc proc ${within('/proc')}`,
      `mount --rbind /dev ${within('/dev')}`,
      ...(this.stage ? this.imageLines(this.stage, root) : []),
      ...(this.service.tmpfs ?? []).flatMap((target) => [
        `mkdir -p ${within(target)}`,
        `mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs ${within(target)}`,
      ]),
      ...(this.service.volumes ?? []).flatMap((volume) => this.volumeLines(volume, within(volume.target))),
      ...(this.service.read_only ? [`mount -o remount,ro ${root}`] : []),
      `cd ${within(this.config.workdir)}`,
      `exec chroot ${root} ${[...this.privileges(), 'sh', '-c', 'cd "$0" && exec "$@"', this.config.workdir, ...command].map(quote).join(' ')}`,
    ];
    return lines.join('\n');
  }

  /** The instructions of the last stage that change the root: COPY from the build stage, and RUN. */
  private imageLines({ instructions }: Stage, root: string): string[] {
    let workdir = '/';
    return instructions.flatMap(({ word, rest }) => {
      if (word === 'WORKDIR') {
        workdir = rest;
        return [`mkdir -p ${quote(path.join(root, workdir))}`];
      }
      if (word === 'RUN') return [`chroot ${root} sh -euc ${quote(rest)}`];
      if (word !== 'COPY') return [];
      const { from, sources, target } = parseCopy(rest);
      if (from !== 'build') throw new Error(`${this.name}: COPY from ${from ?? 'the context'} is not known here`);
      const to = path.resolve(root, path.join(workdir, target).replace(/^\//, ''));
      return sources.map((source) => `cp -R ${quote(`${path.join(this.store.built, source)}/.`)} ${quote(to)}`);
    });
  }

  /** A folder or file of the host, made like Docker when it is missing; a named volume begins as what the image has there. */
  private volumeLines({ type, source, target, read_only }: ComposedVolume, at: string): string[] {
    const from = type === 'volume' ? path.join(this.store.volumes, source) : source;
    const isFile = fs.existsSync(from) && fs.statSync(from).isFile();
    if (source.startsWith(workspaceRoot()) && target === '/') throw new Error('a volume over the root');
    return [
      ...(isFile ? [] : [`mkdir -p ${quote(from)}`]),
      isFile ? `mkdir -p ${quote(path.dirname(at.slice(1, -1)))}; touch ${at}` : `mkdir -p ${at}`,
      ...(type === 'volume' && !fs.existsSync(from)
        ? [`chown --reference=${at} ${quote(from)}`, `chmod --reference=${at} ${quote(from)}`]
        : []),
      `mount --bind ${quote(from)} ${at}`,
      ...(read_only ? [`mount -o remount,ro,bind ${at}`] : []),
    ];
  }
}

/** A part of the system: a link stays a link, a folder is seen read-only. */
function baseLines(from: string, to: string): string[] {
  const found = fs.lstatSync(from, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isSymbolicLink()) return [`cp -d ${quote(from)} ${to}`];
  return [`mkdir -p ${to}`, `mount --rbind ${quote(from)} ${to}`, `mount -o remount,ro,bind ${to}`];
}
