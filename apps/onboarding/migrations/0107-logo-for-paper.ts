import { sqlMigration } from '@mypay/platform/db';

/** The picture made of the logo for notices and receipts, and the logo that it was made of: one put by the build before has none. */
export const logoForPaper = sqlMigration(
  107,
  'logo per la carta',
  `
  alter table enti
    add column logo_stampa text collate "C" check (logo_stampa ~ '^[0-9a-f]{64}$'),
    add column logo_stampa_di text collate "C" check (logo_stampa_di ~ '^[0-9a-f]{64}$');
  `,
);
