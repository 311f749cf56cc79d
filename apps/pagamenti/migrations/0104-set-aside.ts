import { sqlMigration } from '@mypay/platform/db';

/** An element of the list of flows that could not be read is set aside beside the flows: it has nothing to be fetched. */
export const setAsideFlussi = sqlMigration(
  104,
  'accantonati',
  `
  alter table flussi add column dell_elenco boolean not null default false;
  `,
);
