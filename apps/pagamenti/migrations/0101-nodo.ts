import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** The conversation with the node: register of enti, messages as they came, journal, activations, receipts. */
export const nodo = sqlMigration(
  101,
  'nodo',
  `
  -- Outside row-level security: asked before the tenant is known.
  create table enti (
    ente text collate "C" primary key check (ente ~ '^[0-9]{11}$'),
    versione bigint not null,
    codice_ipa text not null,
    denominazione text not null,
    stato text not null,
    ambito_sospensione text,
    intermediario text not null,
    codici jsonb not null,
    aggiornato_il timestamptz not null default now()
  );

  -- Outside row-level security: bytes as they arrived, kept before anybody knows whose they are. Never behind a tenant's list.
  create table messaggi (
    id uuid primary key,
    sotto_tipo text not null check (sotto_tipo in ('REQ', 'RSP')),
    richiesta uuid references messaggi (id),
    primitiva text,
    ente text collate "C",
    stazione text,
    corpo bytea not null,
    content_type text,
    arrivato_il timestamptz not null default now(),
    -- of a paSendRT request: OK, or the fault code that was answered; absent while nobody has judged it
    esito text,
    giudicato_il timestamptz
  );
  create index messaggi_rt_senza_esito on messaggi (arrivato_il)
    where sotto_tipo = 'REQ' and esito is null and primitiva in ('paSendRT', 'paSendRTV2');
  create index messaggi_rt_rifiutati on messaggi (arrivato_il desc, id desc)
    where sotto_tipo = 'REQ' and esito <> 'OK' and primitiva in ('paSendRT', 'paSendRTV2');
  create index messaggi_richiesta on messaggi (richiesta) where richiesta is not null;

  -- One pair of rows per call of a known ente. Source: pagopa-node.md §19.
  create table giornale_eventi (
    ente text collate "C" not null,
    data_ora timestamptz not null,
    id uuid not null,
    iuv text collate "C",
    numero_avviso text collate "C",
    codice_contesto text collate "C",
    psp text,
    tipo_versamento text,
    componente text not null,
    categoria text not null,
    tipo_evento text not null,
    sotto_tipo text not null check (sotto_tipo in ('REQ', 'RSP')),
    fruitore text not null,
    erogatore text not null,
    stazione text,
    canale text,
    parametri jsonb not null default '{}',
    esito text not null,
    durata_ms int,
    messaggio uuid not null,
    primary key (ente, data_ora, id)
  );
  create index giornale_per_iuv on giornale_eventi (ente, iuv, data_ora desc, id desc) where iuv is not null;
  ${tenantTable('giornale_eventi')}

  create table attivazioni (
    ente text collate "C" not null,
    numero_avviso text collate "C" not null check (numero_avviso ~ '^[0-9]{18}$'),
    iuv text collate "C" not null,
    iud text collate "C" not null,
    tipo_dovuto text not null,
    bilancio text,
    importo_cents bigint not null check (importo_cents > 0),
    attivata_il timestamptz not null,
    primary key (ente, numero_avviso)
  );
  ${tenantTable('attivazioni')}

  create table ricevute (
    ente text collate "C" not null,
    rt_id text collate "C" not null check (length(rt_id) between 1 and 35),
    numero_avviso text collate "C" not null,
    ente_titolare text collate "C" not null,
    iuv text collate "C" not null,
    esito text not null check (esito in ('OK', 'KO')),
    importo_totale_cents bigint not null check (importo_totale_cents >= 0),
    causale text not null,
    psp text collate "C" not null,
    psp_denominazione text not null,
    data_ora_messaggio timestamptz not null,
    data_esito date not null,
    stand_in boolean not null,
    fonte text not null,
    contenuto jsonb not null,
    anomalie jsonb not null default '[]',
    iud text collate "C",
    tipo_dovuto text,
    messaggio uuid not null,
    ricevuta_il timestamptz not null,
    completata_il timestamptz,
    primary key (ente, rt_id)
  );
  create index ricevute_elenco on ricevute (ente, ricevuta_il desc, rt_id desc);
  create index ricevute_anomale on ricevute (ente, ricevuta_il desc, rt_id desc) where anomalie <> '[]';
  create index ricevute_per_avviso on ricevute (ente, ente_titolare, numero_avviso);
  create index ricevute_per_iuv on ricevute (ente, iuv);
  ${tenantTable('ricevute')}

  -- Copies of a known receiptId with other content: an anomaly, never dropped.
  create table ricevute_diverse (
    ente text collate "C" not null,
    rt_id text collate "C" not null,
    messaggio uuid not null,
    campi jsonb not null,
    contenuto jsonb not null,
    arrivata_il timestamptz not null,
    primary key (ente, rt_id, messaggio)
  );
  ${tenantTable('ricevute_diverse')}
  `,
);
