import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Enti with their codes, accounts, flags and tipi dovuto; stations; clients; the register of changes. */
export const onboarding0101 = sqlMigration(
  101,
  'onboarding',
  `
  create table enti (
    ente text collate "C" primary key check (ente ~ '^[0-9]{11}$'),
    codice_ipa text collate "C" not null check (codice_ipa ~ '^[A-Za-z0-9_]{2,80}$'),
    intermediario text collate "C" not null check (intermediario <> ''),
    stato text collate "C" not null check (stato in ('INSERITO', 'PRE_ESERCIZIO', 'ESERCIZIO', 'SOSPESO')),
    sospensione_ambito text collate "C" check (sospensione_ambito in ('SOLO_SPONTANEI', 'NUOVI_DEBITI', 'INCASSI', 'TOTALE')),
    sospensione_motivo text,
    sospensione_da timestamptz,
    sospensione_fino date,
    stato_precedente text collate "C" check (stato_precedente in ('PRE_ESERCIZIO', 'ESERCIZIO')),
    dt_avvio date,
    denominazione text not null check (length(denominazione) between 1 and 100),
    denominazione_breve text check (length(denominazione_breve) <= 50),
    denominazione_beneficiario text check (length(denominazione_beneficiario) <= 70),
    tipo_ente text not null,
    email_amministratore text check (length(email_amministratore) <= 256),
    pec text check (length(pec) <= 256),
    cbill text check (length(cbill) <= 5),
    aux_digit text collate "C" not null check (aux_digit in ('0', '3')),
    iuv_sempre_piattaforma boolean not null,
    iban_default text collate "C",
    giorni_pagamento_presunti int not null check (giorni_pagamento_presunti between 0 and 30),
    flg_pagati boolean not null,
    flg_tesoreria boolean not null,
    versione int not null check (versione > 0),
    creato_il timestamptz not null,
    modificato_il timestamptz not null,
    check ((stato = 'SOSPESO') = (sospensione_ambito is not null and stato_precedente is not null))
  );
  create unique index enti_ipa on enti (lower(codice_ipa));
  create index enti_intermediario on enti (intermediario, ente);

  create table codici_stazione (
    ente text collate "C" not null references enti (ente),
    stazione text collate "C" not null,
    tipo text collate "C" not null check (tipo in ('SEGREGAZIONE', 'APPLICATION')),
    codice text collate "C" not null check (codice ~ '^[0-9]{2}$'),
    genera_iuv boolean not null,
    usato boolean not null,
    primary key (ente, stazione, tipo, codice)
  );
  create unique index codici_genera_iuv on codici_stazione (ente) where genera_iuv;
  ${tenantTable('codici_stazione')}

  create table conti (
    ente text collate "C" not null references enti (ente),
    iban text collate "C" not null check (length(iban) between 15 and 34),
    descrizione text check (length(descrizione) <= 140),
    intestatario text check (length(intestatario) <= 70),
    bic text collate "C",
    autorizzazione_stampa text check (length(autorizzazione_stampa) <= 50),
    postale boolean not null,
    stato text collate "C" not null check (stato in
      ('INSERITO', 'RICHIESTO', 'DICHIARATO', 'ATTIVO', 'IN_SCADENZA', 'DISMESSO', 'RIFIUTATO')),
    modificato_il timestamptz not null,
    primary key (ente, iban)
  );
  ${tenantTable('conti')}

  create table funzionalita (
    ente text collate "C" not null references enti (ente),
    codice text collate "C" not null,
    attivo boolean not null,
    attivata_il timestamptz,
    disattivata_il timestamptz,
    primary key (ente, codice)
  );
  ${tenantTable('funzionalita')}

  create table tipi_dovuto (
    ente text collate "C" not null references enti (ente),
    codice text collate "C" not null check (codice ~ '^[^[:space:]/]{1,64}$'),
    descrizione text not null check (length(descrizione) between 1 and 256),
    attivo boolean not null,
    dovuti_aperti text collate "C" check (dovuti_aperti in ('MANTIENI_PAGABILI', 'BLOCCA', 'ANNULLA')),
    marca_da_bollo boolean not null,
    spontaneo boolean not null,
    iban_psp text collate "C",
    iban_postale text collate "C",
    tassonomia jsonb,
    scadenza_obbligatoria boolean not null,
    stampa_scadenza boolean not null,
    pagabile_oltre_scadenza boolean not null,
    giorni_tolleranza int not null check (giorni_tolleranza >= 0),
    cf_anonimo boolean not null,
    versione int not null check (versione > 0),
    modificato_il timestamptz not null,
    primary key (ente, codice),
    check (attivo = (dovuti_aperti is null))
  );
  ${tenantTable('tipi_dovuto')}

  create table registro (
    ente text collate "C" not null,
    id bigint generated always as identity,
    ts timestamptz not null,
    attore text not null,
    azione text collate "C" not null,
    oggetto_tipo text collate "C" not null,
    oggetto_id text not null,
    prima jsonb,
    dopo jsonb,
    motivo text,
    correlation_id text not null,
    hash_prec text collate "C" not null,
    hash text collate "C" not null,
    primary key (ente, id)
  );
  ${tenantTable('registro')}

  create table stazioni (
    id text collate "C" primary key check (length(id) between 1 and 35),
    intermediario text collate "C" not null,
    versione int not null check (versione > 0),
    primitive int not null check (primitive in (1, 2)),
    broadcast boolean not null,
    modificato_il timestamptz not null
  );
  create index stazioni_intermediario on stazioni (intermediario, id);

  create table clients (
    client_id text collate "C" primary key check (client_id ~ '^[A-Za-z0-9._-]{3,80}$'),
    descrizione text not null,
    intermediario text collate "C" not null,
    ente text collate "C" references enti (ente),
    permessi text[] not null,
    segreto_hash text not null,
    segreto_precedente_hash text,
    segreto_precedente_fino timestamptz,
    stato text collate "C" not null check (stato in ('ATTIVO', 'REVOCATO')),
    creato_il timestamptz not null,
    modificato_il timestamptz not null
  );
  create index clients_ambito on clients (intermediario, ente, client_id);

  create table registro_intermediario (
    id bigint generated always as identity primary key,
    ts timestamptz not null,
    attore text not null,
    azione text collate "C" not null,
    oggetto_tipo text collate "C" not null,
    oggetto_id text not null,
    prima jsonb,
    dopo jsonb,
    correlation_id text not null,
    hash_prec text collate "C" not null,
    hash text collate "C" not null
  );

  create function registro_immutabile() returns trigger language plpgsql as $$
  begin
    raise exception 'the register only grows' using errcode = 'insufficient_privilege';
  end $$;
  create trigger immutabile before update or delete or truncate on registro
    for each statement execute function registro_immutabile();
  create trigger immutabile before update or delete or truncate on registro_intermediario
    for each statement execute function registro_immutabile();
  `,
);
