/** Something that the person who started us can mend: its message is all that they need to see. */
export class ExpectedProblem extends Error {
  override readonly name = 'ExpectedProblem';
}

export interface StartOptions {
  /** Forget every datum of the last installation. */
  readonly fresh: boolean;
  readonly replicas: 1 | 2;
  readonly transport: 'postgres' | 'kafka';
  readonly kafkaBrokers: string;
  /** Show every log line on the terminal, not only warnings and worse. */
  readonly verbose: boolean;
}

const USAGE = `npm start -- [--fresh] [--replicas 2] [--verbose]
  --fresh        cancella i dati dell'installazione e ricomincia
  --replicas 2   due processi per dovuti, pagamenti e pivot
  --verbose      mostra ogni riga dei log (sono comunque tutte in .data/logs)
EVENT_TRANSPORT=kafka npm start usa Kafka (npm run kafka, in un altro terminale)`;

/** @throws ExpectedProblem for what it does not know */
export function parseOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  let [fresh, verbose, replicas] = [false, false, 1 as 1 | 2];
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = (args[i] ?? '').split('=', 2);
    switch (name) {
      case '--fresh':
        fresh = true;
        break;
      case '--verbose':
        verbose = true;
        break;
      case '--replicas': {
        const value = inline ?? args[(i += 1)];
        if (value !== '1' && value !== '2') throw new ExpectedProblem(`--replicas vuole 1 o 2.\n\n${USAGE}`);
        replicas = value === '2' ? 2 : 1;
        break;
      }
      default:
        throw new ExpectedProblem(`Opzione sconosciuta: ${args[i]}\n\n${USAGE}`);
    }
  }
  const transport = env['EVENT_TRANSPORT'] || 'postgres';
  if (transport !== 'postgres' && transport !== 'kafka')
    throw new ExpectedProblem(`EVENT_TRANSPORT può essere postgres o kafka, non "${transport}".`);
  const kafkaBrokers = env['KAFKA_BROKERS'] || '127.0.0.1:9092';
  if (fresh && transport === 'kafka' && !kafkaBrokers.split(',').every((broker) => LOOPBACK.test(broker.trim())))
    throw new ExpectedProblem(
      `--fresh cancellerebbe i topic della piattaforma su ${kafkaBrokers}, che non è su questa macchina: altri potrebbero leggerli.\n` +
        'Togliete KAFKA_BROKERS per usare npm run kafka, oppure avviate senza --fresh.',
    );
  return { fresh, verbose, replicas, transport, kafkaBrokers };
}

/** A broker of this machine: the only kind whose topics --fresh may forget. */
const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/;
