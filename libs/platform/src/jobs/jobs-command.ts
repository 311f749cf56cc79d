import { CommandRefused } from '../config';
import { Database } from '../db';
import { JOBS_CHANNEL } from './jobs';

const USAGE = 'uso: jobs list | show ID | replay ID';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface GivenUp {
  readonly id: string;
  readonly tipo: string;
  readonly ente: string | null;
  readonly esito: string | null;
  readonly errore: string | null;
  readonly finito_il: Date | null;
}

/**
 * `node main.js jobs …`: lists the jobs that were given up, shows one, or puts it back into the queue with all its attempts.
 * `finalJobs`: kinds whose end was written down when they were given up, so that nothing comes of running them again, each
 * with what to do instead (Italian). @throws CommandRefused on a word or an id that it does not know, and for such a kind
 */
export async function jobsCommand(
  [verb, id = '']: readonly string[],
  {
    config,
    finalJobs = {},
  }: {
    config: { readonly DATABASE_URL: string; readonly DATABASE_SCHEMA: string };
    finalJobs?: Readonly<Record<string, string>> | undefined;
  },
  print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<void> {
  if (verb !== 'list' && !((verb === 'show' || verb === 'replay') && UUID.test(id))) throw new CommandRefused(USAGE, 2);
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, poolSize: 2 });
  try {
    if (verb === 'list') await list(db, print);
    else if (verb === 'show') await show(db, id, print);
    else await replay(db, id, finalJobs, print);
  } finally {
    await db.close();
  }
}

async function list(db: Database, print: (line: string) => void): Promise<void> {
  const rows = await db.outsideTenants((tx) =>
    tx.query<GivenUp>(
      `select id, tipo, ente, esito, errore, finito_il from lavori where stato = 'FALLITO'
        order by finito_il desc limit 200`,
    ),
  );
  for (const { id, finito_il, tipo, ente, esito, errore } of rows)
    print([id, finito_il?.toISOString() ?? '', tipo, ente ?? '', esito ?? '', errore ?? ''].join('\t'));
  print(
    rows.length === 0 ? 'Nessun lavoro abbandonato.' : `${rows.length} lavori abbandonati (al più 200 sono mostrati).`,
  );
}

async function show(db: Database, id: string, print: (line: string) => void): Promise<void> {
  const rows = await db.outsideTenants((tx) => tx.query(`select * from lavori where id = $1`, [id]));
  if (!rows[0]) throw new CommandRefused(`nessun lavoro ${id}`);
  for (const [name, value] of Object.entries(rows[0]))
    print(
      `${name}: ${value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    );
}

async function replay(
  db: Database,
  id: string,
  finalJobs: Readonly<Record<string, string>>,
  print: (line: string) => void,
): Promise<void> {
  const done = await db.outsideTenants(async (tx) => {
    const [job] = await tx.query<{ tipo: string }>(`select tipo from lavori where id = $1`, [id]);
    const instead = job && finalJobs[job.tipo];
    if (instead !== undefined) throw new CommandRefused(`il lavoro ${id} non si ripete: ${instead}`);
    const back = await tx.execute(
      `update lavori l set stato = 'IN_ATTESA', tentativi = 0, dovuto_il = now(), finito_il = null, esito = null
        where id = $1 and stato = 'FALLITO' and not exists (
          select 1 from lavori o where o.tipo = l.tipo and o.chiave = l.chiave and o.stato in ('IN_ATTESA', 'IN_CORSO'))`,
      [id],
    );
    await tx.query(`select pg_notify(current_schema() || '_' || $1, '')`, [JOBS_CHANNEL]);
    return back;
  });
  if (done === 0)
    throw new CommandRefused(`il lavoro ${id} non è tra gli abbandonati, o lo stesso lavoro è già in coda`);
  print('Rimesso in coda con tutti i suoi tentativi: se ne occupa il servizio in esecuzione.');
}
