import { sqlMigration } from '@mypay/platform/db';

/**
 * Who is in, from where, until when. A row knows the hash of the cookie's token alone, so that whoever reads the table can
 * enter as nobody. No ente owns a session: none of this is under row-level security.
 */
export const portale0101 = sqlMigration(
  101,
  'sessioni',
  `
  create table sessioni (
    id uuid primary key,
    gettone bytea not null unique check (octet_length(gettone) = 32),
    persona_id text collate "C",
    persona jsonb,
    inattivita_secondi int not null check (inattivita_secondi > 0),
    user_agent text check (length(user_agent) <= 300),
    creata_il timestamptz not null default now(),
    vista_il timestamptz not null default now(),
    scade_il timestamptz not null,
    fine_il timestamptz not null,
    check ((persona is null) = (persona_id is null)),
    check (scade_il <= fine_il)
  );
  create index sessioni_della_persona on sessioni (persona_id, creata_il) where persona_id is not null;
  create index sessioni_scadute on sessioni (scade_il);

  create table accessi_in_corso (
    stato bytea primary key check (octet_length(stato) = 32),
    sessione uuid not null,
    verificatore text not null,
    nonce text not null,
    ritorno text not null check (ritorno like '/%' and length(ritorno) <= 2000),
    scade_il timestamptz not null
  );
  create index accessi_scaduti on accessi_in_corso (scade_il);

  create table prove_spese (
    impronta bytea primary key check (octet_length(impronta) = 32),
    scade_il timestamptz not null
  );
  create index prove_scadute on prove_spese (scade_il);

  create table chiavi (
    nome text collate "C" primary key,
    valore bytea not null
  );
  `,
);
