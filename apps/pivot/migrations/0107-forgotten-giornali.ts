import { sqlMigration } from '@mypay/platform/db';

/** Since when the bytes and refused rows of an upload are kept no longer. Additive: the build before does not look at it. */
export const pivot0107 = sqlMigration(
  107,
  'giornali-dimenticati',
  `
  alter table giornali add column dimenticato_il timestamptz;
  create index giornali_da_dimenticare on giornali (ente, finito_il) where dimenticato_il is null;
  `,
);
