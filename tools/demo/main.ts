import { isAnswering, NOT_RUNNING } from '@mypay/testing';
import { clientsFile, readJson, type ClientsFile } from '../start/data-folder';
import { runDemo } from './demo';
import { parseOptions } from './options';
import { Screen } from './screen';

async function main(): Promise<number> {
  const screen = new Screen(process.stdout);
  const options = parseOptions(process.argv.slice(2));
  const clients = readJson<ClientsFile>(clientsFile());
  if (!clients || !(await isAnswering(clients.portale)) || !(await isAnswering(clients.simulatore))) {
    screen.problem(NOT_RUNNING);
    return 1;
  }
  return (await runDemo(options, clients, screen)) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env['DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
    process.exit(1);
  },
);
