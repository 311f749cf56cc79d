import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * Batches of printed notices. `ultimo` is where the next part begins, moved with each part; `limite` the last debt that was there
 * when it was asked. The ZIPs themselves lie in the object store.
 */
export const printBatches = sqlMigration(
  112,
  'stampe-avvisi',
  `
  create table stampe_avvisi (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    id bigint generated always as identity,
    stato text not null default 'IN_CODA' check (stato in ('IN_CODA', 'IN_CORSO', 'PRONTA', 'FALLITA')),
    origine jsonb not null,
    richiedente text not null,
    tipi text[],
    totale int not null check (totale > 0),
    lavorati int not null default 0,
    ultimo bigint not null default 0,
    limite bigint not null,
    creata_il timestamptz not null,
    finita_il timestamptz,
    dimenticata_il timestamptz,
    primary key (ente, id),
    check ((finita_il is not null) = (stato in ('PRONTA', 'FALLITA')))
  );
  create index stampe_avvisi_richiedente on stampe_avvisi (ente, richiedente, id);
  create index stampe_avvisi_da_dimenticare on stampe_avvisi (ente, finita_il) where dimenticata_il is null;
  ${tenantTable('stampe_avvisi')}

  create table stampe_avvisi_parti (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    stampa bigint not null,
    parte int not null check (parte > 0),
    file jsonb not null,
    stampati int not null,
    non_stampati int not null,
    primary key (ente, stampa, parte)
  );
  ${tenantTable('stampe_avvisi_parti')}
  `,
);
