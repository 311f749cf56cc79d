import { TOPIC_RIGHTS, type TopicRight } from '@mypay/contracts';
import pg from 'pg';

export interface EventiTarget {
  readonly ownerUrl: string;
  /** Role of the service when it runs. */
  readonly runtimeRole: string;
  /** Name of the service, as the table of rights bears it; its consumer group too. */
  readonly service: string;
  readonly rights?: Readonly<Record<string, TopicRight>>;
}

/**
 * Makes the schema `eventi` of the PostgreSQL transport, as its own owner and under a lock, and writes the rights of one
 * service's runtime role: it appends only to the topics it owns and reads only those it listens to. Every service's `migrate`
 * calls it first. Source: architecture.md, Decisions, 6 and 23.
 */
export async function migrateEventi({
  ownerUrl,
  runtimeRole,
  service,
  rights = TOPIC_RIGHTS,
}: EventiTarget): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const role = `"${runtimeRole.replaceAll('"', '""')}"`;
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('migrate:eventi', 0))`);
    await client.query(TABLES);
    const { rows } = await client.query(`select 1 from pg_policies where schemaname = 'eventi' limit 1`);
    if (rows.length === 0) await client.query(POLICIES);
    await client.query(PURGE);
    await writeRights(client, runtimeRole, service, Object.entries(rights));
    await client.query(`
      revoke delete on eventi.registro from ${role};
      grant usage on schema eventi to ${role};
      grant select on eventi.scrittori, eventi.lettori to ${role};
      grant select, insert, update on eventi.topic, eventi.cursori to ${role};
      grant select, insert on eventi.registro to ${role};
      grant execute on function eventi.pulisci(int, int) to ${role};`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function writeRights(
  client: pg.Client,
  role: string,
  service: string,
  rights: readonly (readonly [topic: string, right: TopicRight])[],
): Promise<void> {
  const topics = (may: (right: TopicRight) => boolean): string[] =>
    rights.filter(([, right]) => may(right)).map(([topic]) => topic);
  const owned = topics(({ owner }) => owner === service);
  const heard = topics(({ listeners }) => listeners.includes(service));
  // Of every service, also of one that has not migrated yet: nothing that it has still to read is purged.
  const [places, groups] = [
    rights.flatMap(([topic, { listeners }]) => listeners.map(() => topic)),
    rights.flatMap(([, { listeners }]) => listeners),
  ];
  await client.query(
    `delete from eventi.ascoltatori a where topic = any($1)
        and not exists (select 1 from unnest($1::text[], $2::text[]) as l (topic, gruppo)
                         where l.topic = a.topic and l.gruppo = a.gruppo)`,
    [places, groups],
  );
  await client.query(
    `insert into eventi.ascoltatori (topic, gruppo) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    [places, groups],
  );
  await client.query(`delete from eventi.scrittori where ruolo = $1 and topic <> all($2)`, [role, owned]);
  await client.query(`delete from eventi.lettori where ruolo = $1 and (gruppo <> $2 or topic <> all($3))`, [
    role,
    service,
    heard,
  ]);
  await client.query(
    `insert into eventi.scrittori (ruolo, topic) select $1, unnest($2::text[]) on conflict do nothing`,
    [role, owned],
  );
  await client.query(
    `insert into eventi.lettori (ruolo, gruppo, topic) select $1, $2, unnest($3::text[]) on conflict do nothing`,
    [role, service, heard],
  );
}

const TABLES = `
  create table if not exists eventi.topic (
    topic text collate "C" primary key,
    ultimo bigint not null default 0
  );
  create table if not exists eventi.registro (
    topic text collate "C" not null,
    progressivo bigint not null,
    chiave text collate "C" not null,
    evento text not null,
    scritto_il timestamptz not null default now(),
    primary key (topic, progressivo)
  );
  create table if not exists eventi.cursori (
    gruppo text collate "C" not null,
    topic text collate "C" not null,
    progressivo bigint not null default 0,
    primary key (gruppo, topic)
  );
  create table if not exists eventi.scrittori (
    ruolo text collate "C" not null,
    topic text collate "C" not null,
    primary key (ruolo, topic)
  );
  create table if not exists eventi.lettori (
    ruolo text collate "C" not null,
    topic text collate "C" not null,
    gruppo text collate "C" not null,
    primary key (ruolo, topic, gruppo)
  );
  create table if not exists eventi.ascoltatori (
    topic text collate "C" not null,
    gruppo text collate "C" not null,
    primary key (topic, gruppo)
  );`;

const MINE = `(select topic from eventi.scrittori where ruolo = current_user)`;
const HEARD = `(select topic from eventi.lettori where ruolo = current_user)`;

/** Made once: enabling row-level security again would wait for every reader. */
const POLICIES = `
  alter table eventi.registro enable row level security;
  create policy scrive on eventi.registro for insert with check (topic in ${MINE});
  create policy legge on eventi.registro for select using (topic in ${HEARD});
  alter table eventi.topic enable row level security;
  create policy vede on eventi.topic for select using (topic in ${MINE} or topic in ${HEARD});
  create policy apre on eventi.topic for insert with check (topic in ${MINE});
  create policy conta on eventi.topic for update using (topic in ${MINE}) with check (topic in ${MINE});
  alter table eventi.cursori enable row level security;
  create policy avanza on eventi.cursori
    using ((gruppo, topic) in (select gruppo, topic from eventi.lettori where ruolo = current_user))
    with check ((gruppo, topic) in (select gruppo, topic from eventi.lettori where ruolo = current_user));`;

/** Deletes, as the owner, events that every listener of their topic has read and that are as old; nobody else may delete. */
const PURGE = `
  create or replace function eventi.pulisci(ore int, quanti int) returns bigint
  language sql security definer set search_path = eventi, pg_temp as $$
    with letti as (
      select l.topic, min(coalesce(c.progressivo, 0)) as progressivo
        from eventi.ascoltatori l
        left join eventi.cursori c on c.topic = l.topic and c.gruppo = l.gruppo
       group by l.topic),
    tolti as (
      delete from eventi.registro where ctid in (
        select r.ctid from eventi.registro r join letti on letti.topic = r.topic
         where r.progressivo <= letti.progressivo and r.scritto_il < now() - make_interval(hours => greatest(ore, 1))
         limit quanti)
      returning 1)
    select count(*) from tolti $$;
  revoke all on function eventi.pulisci(int, int) from public;`;
