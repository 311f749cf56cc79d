import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import type { ComposedInstallation } from './installation';

/**
 * A `docker` for the scripts of deploy/: a shell script of the few words that they say, which asks us by HTTP. So they run as
 * an operator runs them, against the processes that stand for the containers.
 */
const DOCKER = (port: number): string => `#!/bin/sh
set -eu
options() { case "\${1:-}" in -*) true ;; *) false ;; esac; }
ask() { curl -sf -X POST "http://127.0.0.1:${port}/$1"; }
case "$1 $2" in
  'volume rm') ask "volume/$4"; exit ;;
  'compose exec' | 'compose run') ;;
  'compose up') shift 2; while options "$@"; do shift; done; ask "up/\${1:-}"; exit ;;
  'compose down') ask down; exit ;;
  *) echo "docker $*: not known here" >&2; exit 1 ;;
esac
shift 2
while options "$@"; do shift; done
service=$1
shift
enter=$(ask "enter/$service")
eval "exec $enter \\"\\$@\\""
`;

const quote = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/** Does what one of the scripts asks. @returns what it is told */
async function answer(installation: ComposedInstallation, all: readonly string[], asked: string): Promise<string> {
  const [what = '', name = ''] = asked.split('/');
  if (what === 'enter') return (await installation.enter(name)).map(quote).join(' ');
  if (what === 'volume' && name.endsWith('_kafka')) await installation.forgetKafka();
  else if (what === 'down') await installation.stopServices();
  else if (what === 'up') {
    await installation.up(name === '' ? all : ['secrets', name]);
    if (name === '') await installation.allHealthy();
  } else throw new Error(`${asked} is not known here`);
  return '';
}

/**
 * Runs a script of deploy/ with that `docker`. @param all services of `docker compose up` without a name
 * @returns what it printed. @throws Error when it ends badly
 */
export async function runOperatorScript(
  installation: ComposedInstallation,
  all: readonly string[],
  root: string,
  script: string,
  ...args: string[]
): Promise<string> {
  let problem = '';
  const server = http.createServer((request, response) => {
    answer(installation, all, (request.url ?? '').slice(1)).then(
      (text) => response.end(text),
      (error: unknown) => {
        problem = String(error);
        response.writeHead(500).end();
      },
    );
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const bin = path.join(root, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const port = typeof address === 'object' && address ? address.port : 0;
  fs.writeFileSync(path.join(bin, 'docker'), DOCKER(port), { mode: 0o755 });
  const child = spawn('sh', [path.join(workspaceRoot(), 'deploy', script), ...args], {
    env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  server.closeAllConnections();
  server.close();
  if (code !== 0) throw new Error(`deploy/${script} ended with ${code} ${problem}`);
  return said.trim();
}
