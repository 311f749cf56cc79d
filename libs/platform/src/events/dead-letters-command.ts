import { CommandRefused } from '../config';
import { Database } from '../db';
import { DeadLetters } from './dead-letters';

const USAGE = 'uso: dead-letters list | show ID | replay ID|tutte';

/**
 * `node main.js dead-letters …`: lists what the service could not handle, shows one whole (it holds people's data), or asks
 * the running service to handle it again. @throws CommandRefused on a word that it does not know
 */
export async function deadLettersCommand(
  [verb, id]: readonly string[],
  { config }: { config: { readonly DATABASE_URL: string; readonly DATABASE_SCHEMA: string } },
  print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<void> {
  const one = /^\d{1,18}$/.test(id ?? '') ? BigInt(id ?? '') : undefined;
  const known = verb === 'list' || (verb === 'show' && one !== undefined);
  if (!known && !(verb === 'replay' && (one !== undefined || id === 'tutte'))) throw new CommandRefused(USAGE, 2);
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, poolSize: 2 });
  try {
    const letters = new DeadLetters(db);
    if (verb === 'list') {
      const all = await letters.list();
      for (const { id: n, creato_il, topic, motivo, ripetere } of all)
        print([n, creato_il.toISOString(), topic, ripetere ? 'da ripetere' : '', motivo].join('\t'));
      print(all.length === 0 ? 'Nessuna lettera morta.' : `${all.length} lettere morte (al più 200 sono mostrate).`);
    } else if (verb === 'show' && one !== undefined) {
      const letter = await letters.find(one);
      if (!letter) throw new CommandRefused(`nessuna lettera morta ${one}`);
      for (const [name, value] of Object.entries(letter))
        print(`${name}: ${value instanceof Date ? value.toISOString() : String(value)}`);
    } else {
      const asked = await letters.askAgain(one);
      print(
        asked === 0
          ? 'Nessuna lettera morta con questo id.'
          : `${asked} da ripetere: se ne occupa il servizio in esecuzione.`,
      );
    }
  } finally {
    await db.close();
  }
}
