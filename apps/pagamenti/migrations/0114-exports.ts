import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Booked exports of what was paid. The file itself lies in the object store; a run that dies begins again under the same key. */
export const exports = sqlMigration(
  114,
  'export-ricevute',
  `
  create table export_ricevute (
    ente text collate "C" not null,
    id bigint generated always as identity,
    stato text not null default 'IN_CODA' check (stato in ('IN_CODA', 'IN_CORSO', 'PRONTO', 'FALLITO', 'ANNULLATO')),
    dal date not null,
    al date not null check (al >= dal),
    tipo_dovuto text,
    versione text not null,
    formato text not null check (formato in ('CSV', 'XLSX')),
    richiedente text not null,
    tipi text[],
    totale bigint not null,
    lavorate bigint not null default 0,
    nome_file text,
    file jsonb,
    creato_il timestamptz not null,
    finito_il timestamptz,
    dimenticato_il timestamptz,
    primary key (ente, id),
    check ((finito_il is not null) = (stato in ('PRONTO', 'FALLITO', 'ANNULLATO')))
  );
  create index export_ricevute_richiedente on export_ricevute (ente, richiedente, id);
  create index export_ricevute_da_dimenticare on export_ricevute (ente, finito_il) where dimenticato_il is null;
  ${tenantTable('export_ricevute')}
  create index ricevute_pagate on ricevute (ente, data_esito, rt_id) where esito = 'OK' and ente_titolare = ente;
  `,
);
