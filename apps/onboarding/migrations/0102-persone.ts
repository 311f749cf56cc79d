import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Persons, what they may do on an ente or on all of an intermediary, and the register of who enters and who is refused. */
export const onboarding0102 = sqlMigration(
  102,
  'persone',
  `
  create table utenti (
    id uuid primary key default gen_random_uuid(),
    codice_fiscale text collate "C" unique check (codice_fiscale ~ '^[A-Z0-9]{16}$'),
    sub text collate "C" unique check (length(sub) between 1 and 255),
    nome text not null check (length(nome) <= 140),
    cognome text not null check (length(cognome) <= 140),
    email text check (length(email) <= 256),
    creato_il timestamptz not null,
    modificato_il timestamptz not null,
    ultimo_accesso_il timestamptz,
    check ((codice_fiscale is null) <> (sub is null))
  );

  create table assegnazioni (
    ente text collate "C" not null references enti (ente),
    utente uuid not null references utenti (id),
    ruolo text collate "C" not null,
    tipi text[],
    da date not null,
    a date check (a >= da),
    stato text collate "C" not null check (stato in ('ATTIVA', 'REVOCATA')),
    creato_il timestamptz not null,
    modificato_il timestamptz not null,
    primary key (ente, utente, ruolo)
  );
  ${tenantTable('assegnazioni')}

  create table assegnazioni_intermediario (
    utente uuid not null references utenti (id),
    intermediario text collate "C" not null check (intermediario <> ''),
    ruolo text collate "C" not null,
    da date not null,
    a date check (a >= da),
    stato text collate "C" not null check (stato in ('ATTIVA', 'REVOCATA')),
    creato_il timestamptz not null,
    modificato_il timestamptz not null,
    primary key (utente, intermediario, ruolo)
  );
  create index assegnazioni_intermediario_ambito on assegnazioni_intermediario (intermediario, utente, ruolo);

  create table utenti_enti (
    utente uuid not null references utenti (id),
    ente text collate "C" not null references enti (ente),
    primary key (utente, ente)
  );

  create table registro_accessi (
    id bigint generated always as identity primary key,
    ts timestamptz not null,
    attore text not null,
    azione text collate "C" not null check (azione in ('LOGIN_OK', 'LOGIN_KO', 'LOGOUT', 'SESSIONE_REVOCATA', 'ACCESSO_NEGATO')),
    codice_ipa text,
    dettaglio text check (length(dettaglio) <= 400),
    correlation_id text not null
  );
  create index registro_accessi_ts on registro_accessi (ts);
  create trigger immutabile before update or truncate on registro_accessi
    for each statement execute function registro_immutabile();
  `,
);
