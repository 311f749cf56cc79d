import { sqlMigration } from '@mypay/platform/db';

/** Whether some refused line has a cell that a spreadsheet would run; since when the bytes of an old upload are gone. */
export const uploads = sqlMigration(
  104,
  'caricamenti',
  `
  alter table importazioni add column formule boolean not null default false, add column dimenticata_il timestamptz;
  create index importazioni_da_dimenticare on importazioni (ente, finita_il) where dimenticata_il is null;
  `,
);
