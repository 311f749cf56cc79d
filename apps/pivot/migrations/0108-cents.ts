import { sqlMigration } from '@mypay/platform/db';

/**
 * Columns of amounts say their unit (docs/adr/0004, 0009). The build before does not run on this: pivot is stopped first, as
 * deploy/README.md says of this one release. A rename touches no row.
 */
export const pivot0108 = sqlMigration(
  108,
  'centesimi',
  `
  alter table ricevute rename column importo to importo_cents;
  alter table ricevute rename column importo_totale to importo_totale_cents;
  alter table notifiche rename column importo to importo_cents;
  alter table flussi rename column importo_totale to importo_totale_cents;
  alter table flussi rename column somma_righe to somma_righe_cents;
  alter table righe_flusso rename column importo to importo_cents;
  alter table movimenti rename column importo to importo_cents;
  alter table pagamenti rename column importo to importo_cents;
  alter table pagamenti rename column importo_totale to importo_totale_cents;
  alter table pagamenti rename column importo_rendicontato to importo_rendicontato_cents;
  `,
);
