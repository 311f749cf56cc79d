import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * The debt that a receipt without an activation was found to pay, kept for a receipt that is heard of after it. Additive: the
 * build before knows nothing of it.
 */
export const pivot0110 = sqlMigration(
  110,
  'agganci',
  `
  create table agganci (
    ente text collate "C" not null,
    iur text collate "C" not null check (length(iur) between 1 and 255),
    iud text collate "C" not null check (length(iud) between 1 and 35),
    tipo_dovuto text collate "C" not null,
    acquisito_il timestamptz not null default now(),
    primary key (ente, iur)
  );
  ${tenantTable('agganci')}
  `,
);
