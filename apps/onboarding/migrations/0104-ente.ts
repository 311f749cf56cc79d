import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * The days of an ente's message, its logo, and what it lacks. `mancanze` and `tipi_attivi` repeat on the register what follows
 * from the ente, its accounts and tipi; the writer keeps them, and the service fills those that are null when it starts.
 */
export const enteAdministration = sqlMigration(
  104,
  'amministrazione dell’ente',
  `
  alter table enti
    add column messaggio_da date,
    add column messaggio_a date,
    add column logo_hash text collate "C" check (logo_hash ~ '^[0-9a-f]{64}$'),
    add column logo_formato text collate "C" check (logo_formato in ('image/png', 'image/jpeg')),
    add column logo_alternativo text check (length(logo_alternativo) between 1 and 200),
    add column mancanze jsonb,
    add column tipi_attivi int not null default 0 check (tipi_attivi >= 0),
    add check ((logo_hash is null) = (logo_formato is null) and (logo_hash is null) = (logo_alternativo is null));
  create index enti_per_nome on enti (intermediario, lower(denominazione), ente);

  create table loghi (
    ente text collate "C" primary key references enti (ente),
    contenuto bytea not null check (length(contenuto) between 1 and 500000),
    modificato_il timestamptz not null
  );
  ${tenantTable('loghi')}
  `,
);
