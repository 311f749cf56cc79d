import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * Uploads of tracciati. `flusso` is the state of the flow: a failed one frees its IUF. `import_righe` holds what was decided of
 * each row until the side files are written, then it is emptied; `import_iud` the IUDs accepted so far, with no other index that
 * a planner without statistics could prefer.
 */
export const importazioni = sqlMigration(
  103,
  'importazioni',
  `
  create table importazioni (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    id bigint generated always as identity,
    nome_file text not null,
    base text not null,
    iuf text collate "C" not null check (char_length(iuf) between 1 and 50),
    versione text collate "C" not null,
    formato text not null check (formato in ('zip', 'csv')),
    stato text not null check (stato in ('LOAD_IMPORT', 'IMPORT_IN_ELAB', 'IMPORT_ESEGUITO', 'IMPORT_ABORTITO')),
    flusso text not null check (flusso in ('LOAD_FLOW', 'CARICATO', 'ERRORE_CARICAMENTO', 'ANNULLATO')),
    codice_errore text,
    file jsonb not null,
    righe bigint not null default 0,
    accettate bigint not null default 0,
    scartate bigint not null default 0,
    scarti jsonb,
    iuv jsonb,
    richiedente text not null,
    creata_il timestamptz not null,
    finita_il timestamptz,
    primary key (ente, id),
    check (righe = accettate + scartate)
  );
  create unique index importazioni_iuf on importazioni (ente, iuf) where flusso in ('LOAD_FLOW', 'CARICATO');
  create index importazioni_nome on importazioni (ente, nome_file);
  ${tenantTable('importazioni')}

  create table import_righe (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    importazione bigint not null,
    riga bigint not null,
    accettata boolean not null,
    testo bytea not null,
    codice text,
    descrizione text,
    primary key (ente, importazione, riga),
    check (accettata = (codice is null))
  );
  ${tenantTable('import_righe')}

  create table import_iud (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    importazione bigint not null,
    iud text collate "C" not null,
    primary key (ente, importazione, iud)
  );
  ${tenantTable('import_iud')}
  `,
);
