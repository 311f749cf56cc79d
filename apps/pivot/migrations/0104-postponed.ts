import { sqlMigration } from '@mypay/platform/db';

/** Dirty keys that could not be computed are put off. Additive: the build before takes them all the same. */
export const pivot0104 = sqlMigration(
  104,
  'chiavi-rimandate',
  `
  alter table chiavi_sporche
    add column tentativi int not null default 0,
    add column rimandata_a timestamptz;
  create index chiavi_rimandate on chiavi_sporche (ente, rimandata_a) where tentativi > 0;
  `,
);
