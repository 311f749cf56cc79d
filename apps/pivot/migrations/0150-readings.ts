import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * What the causale of a movement may name, best first (pivot-formats.md §3.4b): null for a movement kept before, which is read when
 * it is next computed. `iuf` and `iuv` are the ones that count. `letture` finds, by equality, the movements that a flow or an IUV
 * which arrives may concern; only of movements with more than one reading.
 */
export const pivot0150 = sqlMigration(
  150,
  'letture',
  `
  alter table movimenti add column letture_iuf text[], add column letture_iuv text[];

  create table letture (
    ente text collate "C" not null,
    tipo text collate "C" not null check (tipo in ('IUF', 'IUV')),
    codice text collate "C" not null,
    anno text collate "C" not null,
    bolletta text collate "C" not null,
    ente_bt text collate "C" not null,
    istat text collate "C" not null,
    primary key (ente, tipo, codice, anno, bolletta, ente_bt, istat)
  );
  create index letture_movimento on letture (ente, anno, bolletta, ente_bt, istat);
  ${tenantTable('letture')}
  `,
);
