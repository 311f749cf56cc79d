import { sqlMigration } from '../db';

/** The table `lavori`: outside row-level security, since its runner works for every ente. */
export const jobsMigrations = [
  sqlMigration(
    10,
    'lavori',
    `
    create table lavori (
      id uuid primary key default gen_random_uuid(),
      tipo text collate "C" not null,
      chiave text collate "C" not null,
      ente text collate "C" check (ente ~ '^[0-9]{11}$'),
      dati jsonb not null,
      stato text not null default 'IN_ATTESA' check (stato in ('IN_ATTESA', 'IN_CORSO', 'FATTO', 'FALLITO')),
      tentativi int not null default 0,
      dovuto_il timestamptz not null default now(),
      affidato_a uuid,
      affidato_fino timestamptz,
      fatto bigint not null default 0,
      totale bigint,
      ripresa jsonb,
      errore text,
      periodico boolean not null default false,
      creato_il timestamptz not null default now(),
      finito_il timestamptz
    );
    create unique index lavori_aperti on lavori (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO');
    create index lavori_da_fare on lavori (dovuto_il) where stato in ('IN_ATTESA', 'IN_CORSO');
    create index lavori_finiti on lavori (finito_il) where stato in ('FATTO', 'FALLITO');
    `,
  ),
  sqlMigration(
    11,
    'lavori-turni',
    `
    alter table lavori add column turno bigint not null default 0;
    alter table lavori add column esito text collate "C";
    delete from lavori where periodico and tipo in ('purga-eventi', 'pulizia-eventi'); -- now one job, 'pulizia'
    create index lavori_turni on lavori (tipo, turno, dovuto_il) where stato in ('IN_ATTESA', 'IN_CORSO');
    create index lavori_per_ente on lavori (tipo, ente, turno) where stato in ('IN_ATTESA', 'IN_CORSO');
    `,
  ),
];
