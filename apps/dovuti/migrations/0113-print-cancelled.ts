import { sqlMigration } from '@mypay/platform/db';

/** A batch of notices may be taken back by who asked; the ZIPs that are ready stay. */
export const printCancelled = sqlMigration(
  113,
  'stampe-annullate',
  `
  alter table stampe_avvisi drop constraint stampe_avvisi_stato_check;
  alter table stampe_avvisi drop constraint stampe_avvisi_check;
  alter table stampe_avvisi add constraint stampe_avvisi_stato_check
    check (stato in ('IN_CODA', 'IN_CORSO', 'PRONTA', 'FALLITA', 'ANNULLATA'));
  alter table stampe_avvisi add constraint stampe_avvisi_check
    check ((finita_il is not null) = (stato in ('PRONTA', 'FALLITA', 'ANNULLATA')));
  `,
);
