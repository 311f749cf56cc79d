import { spawn } from 'node:child_process';
import { workspaceRoot } from '@mypay/testing';
import { lastEnvironments } from './environments';

/** `npm run service -- SERVIZIO COMANDO …`: a command of a service's main.js, in the environment that `npm start` gave it. */
const [name = '', ...command] = process.argv.slice(2);
const known = lastEnvironments();
const service = known[name];
if (service && command.length > 0) {
  const child = spawn(process.execPath, ['--enable-source-maps', service.entry, ...command], {
    cwd: workspaceRoot(),
    env: { ...process.env, ...service.env },
    stdio: 'inherit',
  });
  child.once('close', (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  const names = Object.keys(known).join(', ') || 'nessuno: prima npm start';
  process.stderr.write(
    `Uso: npm run service -- SERVIZIO COMANDO, per esempio dovuti dead-letters list.\nServizi: ${names}.\n`,
  );
  process.exitCode = 1;
}
