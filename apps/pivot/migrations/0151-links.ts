import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * The link that a person gives to a movement (pivot-formats.md §3.4 "Not done", ui.md P-09): it counts before every reading of the
 * causale. Each link, and each undoing, is a version of the row with its origin, who made it and why; none is ever changed.
 */
export const pivot0151 = sqlMigration(
  151,
  'agganci-manuali',
  `
  alter table movimenti add column aggancio_iuf text collate "C" check (length(aggancio_iuf) <= 35),
    add column aggancio_iuv text collate "C" check (length(aggancio_iuv) <= 35);

  create table versioni_movimento (
    ente text collate "C" not null,
    anno text collate "C" not null,
    bolletta text collate "C" not null,
    ente_bt text collate "C" not null,
    istat text collate "C" not null,
    versione int not null,
    origine text collate "C" not null check (origine = 'MANUALE'),
    iuf text collate "C",
    iuv text collate "C",
    classi_prima int not null,
    utente text not null,
    motivo text not null check (length(motivo) between 1 and 500),
    creata_il timestamptz not null,
    primary key (ente, anno, bolletta, ente_bt, istat, versione)
  );
  ${tenantTable('versioni_movimento')}
  `,
);
