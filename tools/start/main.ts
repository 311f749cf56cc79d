import { isTaken } from '@mypay/testing';
import { closeDataFolder } from './data-folder';
import { ExpectedProblem, parseOptions, type StartOptions } from './options';
import { startInstallation } from './installation';
import { portVariable, readPorts, REPLICA_STEP, type Ports } from './ports';
import { runningSupervisor, stopOrphans } from './supervisor';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Refuses before anything is started when another program listens where we must. */
async function refuseTakenPorts(ports: Ports, { replicas }: StartOptions): Promise<void> {
  const wanted = Object.entries(ports).filter(([name]) => name !== 'postgres') as [keyof Ports, number][];
  for (const [name, port] of wanted)
    for (const step of replicas === 2 && ['dovuti', 'pagamenti', 'paForNode', 'pivot'].includes(name)
      ? [0, REPLICA_STEP]
      : [0])
      if (await isTaken(port + step))
        throw new ExpectedProblem(
          `La porta ${port + step} (${name}) è già usata da un altro programma.\n` +
            `Chiudetelo, oppure scegliete un'altra porta: ${portVariable(name)}=${port + 1000} npm start`,
        );
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  const ports = readPorts(process.env);
  closeDataFolder();
  const other = runningSupervisor();
  if (other !== undefined)
    throw new ExpectedProblem(`Il sistema è già avviato da questa cartella (processo ${other}): fermatelo con Ctrl-C.`);
  const orphans = await stopOrphans();
  if (orphans > 0) say(`Fermati ${orphans} servizi rimasti da un avvio interrotto.`);
  await refuseTakenPorts(ports, options);

  const installation = startInstallation(options, ports, say);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return; // a terminal and npm may both pass on the same Ctrl-C
    stopping = true;
    say('\nArresto…');
    installation.stop().then(
      () => {
        say('Fermo.');
        process.exit(0);
      },
      (error: unknown) => {
        say(String(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    await installation.ready;
  } catch (error) {
    if (stopping) return;
    await installation.stop();
    throw error;
  }
}

main().catch((error: unknown) => {
  say('');
  say(error instanceof ExpectedProblem ? error.message : String(error instanceof Error ? error.stack : error));
  process.exit(1);
});
