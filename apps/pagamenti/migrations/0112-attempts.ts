import { sqlMigration } from '@mypay/platform/db';

/**
 * By which channel a receipt was paid, and of an attempt at Checkout its tipo and its instant: what a debt's timeline and the
 * cruscotto ask. Rows of the build before have neither until here; those that it still writes are told apart by nobody's tipo.
 */
export const attempts = sqlMigration(
  112,
  'transazioni',
  `
  alter table ricevute add column canale text check (canale in ('PORTALE', 'PSP', 'ALTRO'));
  update ricevute set canale = case
    when contenuto->'soloV2'->>'nota' ~ '^CK-[0-9a-f]{24}$' then 'PORTALE'
    when contenuto->'soloV2' is null then 'ALTRO'
    else 'PSP' end;
  create index ricevute_per_canale on ricevute (ente, data_esito) include (canale, importo_totale_cents, tipo_dovuto)
    where esito = 'OK';

  alter table checkout_voci add column tipo_dovuto text, add column creato_il timestamptz;
  update checkout_voci v set creato_il = c.creato_il from checkout c where c.id = v.checkout;
  create index checkout_voci_per_iuv on checkout_voci (ente, iuv);
  create index checkout_voci_per_giorno on checkout_voci (ente, creato_il);

  create index flussi_per_iuf on flussi (ente, iuf);
  `,
);
