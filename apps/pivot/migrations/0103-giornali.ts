import { sqlMigration } from '@mypay/platform/db';

/** Why an upload was refused, by code. Additive: the build before does not look at it. */
export const pivot0103 = sqlMigration(
  103,
  'giornali-codice-errore',
  `
  alter table giornali add column errore_codice text collate "C";
  `,
);
