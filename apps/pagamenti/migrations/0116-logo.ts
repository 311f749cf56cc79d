import { sqlMigration } from '@mypay/platform/db';

/** Where the logo of an ente for receipts lies, from the snapshots of onboarding. */
export const logo = sqlMigration(
  116,
  'logo',
  `alter table enti add column logo_chiave text, add column logo_sha256 text collate "C";`,
);
