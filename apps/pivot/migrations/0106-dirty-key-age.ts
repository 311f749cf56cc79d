import { sqlMigration } from '@mypay/platform/db';

/** Since when a dirty key waits, for the gauge of its age. Additive: the build before lets the default say it. */
export const pivot0106 = sqlMigration(
  106,
  'eta-chiavi-sporche',
  `
  alter table chiavi_sporche add column aggiunta_il timestamptz not null default now();
  `,
);
