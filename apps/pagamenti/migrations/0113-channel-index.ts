import { sqlMigration } from '@mypay/platform/db';

/**
 * The channels of a year are counted from an index alone: the policies of the table ask who owes and who pays of each row, so
 * their columns stand in it too.
 */
export const channelIndex = sqlMigration(
  113,
  'indice-canali',
  `
  drop index ricevute_per_canale;
  create index ricevute_per_canale on ricevute (ente, data_esito)
    include (canale, importo_totale_cents, tipo_dovuto, esito, ente_titolare, debitore_cf, versante_cf) where esito = 'OK';
  `,
);
