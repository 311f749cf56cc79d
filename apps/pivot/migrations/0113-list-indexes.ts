import { sqlMigration } from '@mypay/platform/db';

/**
 * Filters of MyPivot's lists that still walked a whole table: notifications by tipo and by IUV, rows of flows by IUR, movements by
 * amount, by booking day and by the number of their bolletta without its year.
 */
export const pivot0113 = sqlMigration(
  113,
  'indici-elenchi',
  `
  create index notifiche_tipo on notifiche (ente, tipo_dovuto, data_esecuzione, iud);
  create index notifiche_iuv on notifiche (ente, iuv);
  create index righe_flusso_iur on righe_flusso (ente, iur);
  create index movimenti_importo on movimenti (ente, importo_cents, data_lista, anno, bolletta, ente_bt, istat);
  create index movimenti_contabile on movimenti (ente, data_contabile, data_lista);
  create index movimenti_bolletta on movimenti (ente, bolletta);
  `,
);
