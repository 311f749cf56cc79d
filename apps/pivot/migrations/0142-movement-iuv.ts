import { sqlMigration } from '@mypay/platform/db';

/** Movements by IUV whether or not they name a flow too: what the one box and the filter ask; `movimenti_iuv` has only those without. */
export const pivot0142 = sqlMigration(
  142,
  'movimenti-per-iuv',
  `create index movimenti_ogni_iuv on movimenti (ente, iuv) where iuv is not null;`,
);
