import { sqlMigration } from '@mypay/platform/db';

/**
 * What was there before 0117 is counted, beside a build that writes: attempts that a trigger has told of meanwhile are left alone,
 * and receipts are counted by one statement, which sees each of them with its count or neither.
 */
export const counted = sqlMigration(
  118,
  'conteggi-di-prima',
  `
  update checkout_voci v set stato = c.stato, ritorno = c.ritorno, motivo = c.motivo,
      pagata = voce_pagata(v.ente, v.numero_avviso, c.id_carrello, c.ritorno)
    from checkout c where c.id = v.checkout and v.stato is null;
  select riconta(ente) from (select distinct ente from ricevute) as chi;
  `,
);
