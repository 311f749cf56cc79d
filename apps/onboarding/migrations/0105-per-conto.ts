import { sqlMigration } from '@mypay/platform/db';

/**
 * Who acts on an ente's behalf now (one row a person: its end is its time, or its deletion; the register keeps the history),
 * and the register of accesses as it is read: by the person that a line is about, and by the ente.
 */
export const onboarding0105 = sqlMigration(
  105,
  'per conto',
  `
  create table per_conto (
    utente uuid primary key references utenti (id),
    ente text collate "C" not null references enti (ente),
    motivo text not null check (length(motivo) between 1 and 500),
    dal timestamptz not null,
    fino timestamptz not null check (fino > dal)
  );

  alter table registro_accessi add column persona uuid generated always as (
    case when attore ~ '^(persona:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then right(attore, 36)::uuid end
  ) stored;
  create index registro_accessi_persona on registro_accessi (persona, id);
  create index registro_accessi_ente on registro_accessi (lower(codice_ipa), id) where codice_ipa is not null;
  `,
);
