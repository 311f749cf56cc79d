import { sqlMigration } from '@mypay/platform/db';

/** The language that the notices of an ente bear beside Italian. */
export const secondLanguage = sqlMigration(
  108,
  'lingua aggiuntiva',
  `alter table enti add column lingua_aggiuntiva text collate "C" check (lingua_aggiuntiva in ('de', 'sl', 'fr', 'en'));`,
);
