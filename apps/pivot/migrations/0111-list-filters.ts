import { sqlMigration } from '@mypay/platform/db';

/**
 * Indexes of the filters that ui.md §8.2 asks of a list of payments: by its flow, by when it was last written; and of the flows
 * that a class looks at. Additive: the build before does not look at them.
 */
export const pivot0111 = sqlMigration(
  111,
  'filtri-degli-elenchi',
  `
  create index pagamenti_flusso on pagamenti (ente, iuf, psp, data_esito) where iuf is not null;
  create index pagamenti_aggiornati on pagamenti (ente, classificato_il, data_esito);
  create index flussi_senza_rt on flussi (ente, data_regolamento, iuf_maiuscolo, psp) where righe_senza_rt > 0;
  create index flussi_diversi on flussi (ente, data_regolamento, iuf_maiuscolo, psp)
    where verdetto in ('DIV_IMP', 'OK+DIV_IMP') or righe_con_tv > 0;
  `,
);
