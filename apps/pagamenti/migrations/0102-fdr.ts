import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Reporting flows pulled from the node: what was stored or set aside, how far the pull has come, what was asked by hand. */
export const fdr = sqlMigration(
  102,
  'fdr',
  `
  create table flussi (
    ente text collate "C" not null,
    psp_id text collate "C" not null,
    iuf text collate "C" not null,
    revisione int not null check (revisione >= 0),
    stato text not null check (stato in ('INGERITO', 'SCARTATO')),
    pubblicato_il timestamptz not null,
    acquisito_il timestamptz not null,
    psp text collate "C",
    psp_denominazione text,
    data_ora_flusso timestamptz,
    id_regolamento text,
    data_regolamento date,
    numero_totale int,
    importo_totale_cents bigint,
    numero_righe int,
    somma_righe_cents bigint,
    anomalie jsonb not null default '[]',
    motivo text,
    originali jsonb not null,
    righe jsonb,
    primary key (ente, psp_id, iuf, revisione),
    check ((stato = 'INGERITO') = (righe is not null)),
    check ((stato = 'SCARTATO') = (motivo is not null))
  );
  create index flussi_elenco on flussi (ente, acquisito_il desc, psp_id desc, iuf desc, revisione desc);
  create index flussi_scartati on flussi (ente, acquisito_il desc, psp_id desc, iuf desc, revisione desc) where stato = 'SCARTATO';
  ${tenantTable('flussi')}

  create table cursori_fdr (
    ente text collate "C" primary key,
    pubblicato_il timestamptz not null
  );
  ${tenantTable('cursori_fdr')}

  -- A pull that an operator asked for: its job writes here how it went.
  create table scarichi_fdr (
    ente text collate "C" not null,
    id uuid not null,
    stato text not null default 'IN_ATTESA' check (stato in ('IN_ATTESA', 'IN_CORSO', 'COMPLETATO', 'FALLITO')),
    chiesto_da text not null,
    chiesto_il timestamptz not null default now(),
    finito_il timestamptz,
    elencati int,
    noti int,
    nuovi int,
    scartati int,
    errore text,
    primary key (ente, id)
  );
  ${tenantTable('scarichi_fdr')}
  `,
);
