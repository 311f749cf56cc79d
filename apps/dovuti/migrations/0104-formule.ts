import { sqlMigration } from '@mypay/platform/db';

/** Whether some refused line of an upload has a cell that a spreadsheet would run. */
export const formule = sqlMigration(
  104,
  'formule',
  `alter table importazioni add column formule boolean not null default false`,
);
