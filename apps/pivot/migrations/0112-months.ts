import { sqlMigration, tenantTable } from '@mypay/platform/db';
import { bit } from '@mypay/pivot-core';

/** A stage and the payments that have reached it, as `src/outbound/persistence/pg-months.ts` reads them today. */
const STAGES = [
  ['PAGATO', 'ricevuta is not null'],
  ['RENDICONTATO', `(classi & ${bit('RT_IUF')}) <> 0`],
  ['INCASSATO', "sintesi = 'INCASSATO'"],
] as const;

const totalsOfToday = STAGES.map(
  ([stage, reached]) => `insert into totali_mensili (ente, mese, tappa, tipo_dovuto, numero, importo_cents)
    select ente, date_trunc('month', data_esito)::date, '${stage}', coalesce(tipo_dovuto, ''), count(*), sum(importo_cents)
      from pagamenti where ${reached} group by 1, 2, 4;`,
).join('\n');

/**
 * How many payments of each month were paid, reported and cashed, and how much they make: what the chart of a year reads is a
 * sum of few rows. Additive: the build before moves them no further, `rebuild` puts them right.
 */
export const pivot0112 = sqlMigration(
  112,
  'totali-mensili',
  `
  create table totali_mensili (
    ente text collate "C" not null,
    mese date not null,
    tappa text collate "C" not null,
    tipo_dovuto text collate "C" not null,
    numero bigint not null,
    importo_cents bigint not null,
    primary key (ente, mese, tappa, tipo_dovuto)
  );
  ${tenantTable('totali_mensili')}
  ${totalsOfToday}
  `,
);
