import { sqlMigration } from '../db';

/** Outbox and inbox lie in each service's schema, outside row-level security: relay and readers work for every ente. */
export const eventsMigrations = [
  sqlMigration(
    1,
    'outbox-inbox',
    `
    create table outbox (
      id bigint generated always as identity primary key,
      topic text collate "C" not null,
      chiave text collate "C" not null,
      ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
      evento jsonb not null,
      creato_il timestamptz not null default now(),
      inviato_il timestamptz
    );
    create index outbox_da_inviare on outbox (id) where inviato_il is null;
    create index outbox_inviati on outbox (inviato_il) where inviato_il is not null;
    create table outbox_totali (topic text collate "C" primary key, inviati bigint not null default 0);
    create table inbox (
      ente text collate "C" not null,
      gruppo text collate "C" not null,
      evento uuid not null,
      elaborato_il timestamptz not null default now(),
      primary key (ente, gruppo, evento)
    );
    create index inbox_vecchi on inbox (elaborato_il);
    create table lettere_morte (
      id bigint generated always as identity primary key,
      gruppo text collate "C" not null,
      topic text collate "C" not null,
      posizione text not null,
      messaggio text not null,
      motivo text not null,
      creato_il timestamptz not null default now(),
      unique (gruppo, topic, posizione)
    );
    `,
  ),
  sqlMigration(
    2,
    'lettere-morte-ripetute',
    `
    alter table lettere_morte add column ripetere boolean not null default false;
    alter table lettere_morte add column ripetizioni int not null default 0;
    create index lettere_morte_da_ripetere on lettere_morte (id) where ripetere;
    `,
  ),
];
