import { sqlMigration } from '@mypay/platform/db';

/**
 * Receipts with an anomaly by the day of their outcome, for the cruscotto. The planner knows nothing of how many there are (under
 * row-level security it may not look into the column): only how small the index is. The columns are those that the policies ask.
 */
export const oddReceipts = sqlMigration(
  115,
  'ricevute-anomale-per-giorno',
  `
  create index ricevute_anomale_giorno on ricevute (ente, data_esito)
    include (tipo_dovuto, esito, ente_titolare, debitore_cf, versante_cf) where anomalie <> '[]';
  `,
);
