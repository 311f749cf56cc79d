import { spawn } from 'node:child_process';
import { isAnswering, NOT_RUNNING, workspaceRoot } from '@mypay/testing';
import { type Environments, lastEnvironments } from './environments';

/** `npm run service -- SERVIZIO COMANDO …`: a command of a service's main.js, in the environment that `npm start` gave it. */
async function main([name = '', ...command]: readonly string[], known: Environments): Promise<number> {
  const service = Object.hasOwn(known, name) ? known[name] : undefined;
  if (Object.keys(known).length > 0 && (!service || command.length === 0)) {
    const names = Object.keys(known).join(', ');
    process.stderr.write(
      `Uso: npm run service -- SERVIZIO COMANDO, per esempio dovuti dead-letters list.\nServizi: ${names}.\n`,
    );
    return 2;
  }
  const database = service?.env['DATABASE_URL'];
  if (!service || (database !== undefined && !(await isAnswering(database)))) {
    process.stderr.write(`${NOT_RUNNING}\n`);
    return 1;
  }
  const child = spawn(process.execPath, ['--enable-source-maps', service.entry, ...command], {
    cwd: workspaceRoot(),
    env: { ...process.env, ...service.env },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

main(process.argv.slice(2), lastEnvironments()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
