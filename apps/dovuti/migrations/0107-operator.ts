import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** What a person did to a debt, and why; what an operator must know of an import: for whom, on trial or not, how fast. */
export const operator = sqlMigration(
  107,
  'operatore',
  `
  create table dovuti_atti (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    dovuto bigint not null,
    versione int not null,
    atto text not null check (atto in ('CREATO', 'MODIFICATO', 'ANNULLATO')),
    autore text not null,
    motivo text,
    compiuto_il timestamptz not null,
    primary key (ente, dovuto, versione)
  );
  ${tenantTable('dovuti_atti')}

  alter table importazioni
    add column prova boolean not null default false,
    add column annullata boolean not null default false,
    add column tipi text[],
    add column iniziata_il timestamptz,
    add column byte_letti bigint not null default 0,
    add column byte_totali bigint,
    add column intestazione text,
    add column sha256 text collate "C" not null generated always as (coalesce(file ->> 'sha256', '')) stored;
  create index importazioni_sha256 on importazioni (ente, sha256);
  create index importazioni_richiedente on importazioni (ente, richiedente, id);

  create table import_iuv (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    importazione bigint not null,
    iuv text collate "C" not null,
    iud text collate "C" not null,
    primary key (ente, importazione, iuv)
  );
  ${tenantTable('import_iuv')}
  `,
);
