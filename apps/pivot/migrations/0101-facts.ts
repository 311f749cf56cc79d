import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** The records of pivot-formats.md §1.4, effective versions only, and the uploads that brought them. */
export const pivot0101 = sqlMigration(
  101,
  'fatti',
  `
  create table enti (
    ente text collate "C" primary key check (ente ~ '^[0-9]{11}$'),
    codice_ipa text collate "C" not null,
    denominazione text not null,
    flg_pagati boolean not null,
    flg_tesoreria boolean not null,
    giorni_pagamento_presunti int not null,
    versione int not null
  );

  create table ricevute (
    ente text collate "C" not null,
    iuv text collate "C" not null check (length(iuv) between 1 and 35),
    iur text collate "C" not null check (length(iur) between 1 and 35),
    indice int not null check (indice > 0),
    iud text collate "C" check (length(iud) between 1 and 35),
    importo bigint not null check (importo >= 0),
    importo_totale bigint not null check (importo_totale >= importo),
    esito text collate "C" not null,
    data_esito date not null,
    data_ora_messaggio timestamptz not null,
    tipo_dovuto text collate "C",
    numero_avviso text collate "C",
    causale text,
    debitore_codice text,
    debitore_anagrafica text,
    versante_codice text,
    versante_anagrafica text,
    attestante text,
    attestante_denominazione text,
    tassonomia text,
    bilancio text,
    acquisita_il timestamptz not null default now(),
    modificata_il timestamptz not null default now(),
    primary key (ente, iuv, iur, indice)
  );
  create index ricevute_iud on ricevute (ente, iud) where iud is not null;
  ${tenantTable('ricevute')}

  create table notifiche (
    ente text collate "C" not null,
    iud text collate "C" not null check (length(iud) between 1 and 35),
    iuv text collate "C" not null check (length(iuv) between 1 and 35),
    importo bigint not null,
    data_esecuzione date not null,
    tipo_dovuto text collate "C",
    modificata_il timestamptz not null default now(),
    classi int not null default 0,
    classificata_il timestamptz,
    primary key (ente, iud)
  );
  create index notifiche_data on notifiche (ente, data_esecuzione, iud);
  ${tenantTable('notifiche')}

  create table flussi (
    ente text collate "C" not null,
    iuf_maiuscolo text collate "C" not null,
    psp text collate "C" not null,
    iuf text collate "C" not null,
    data_ora_flusso timestamptz not null,
    revisione int not null,
    id_regolamento text not null,
    data_regolamento date not null,
    importo_totale bigint not null,
    numero_pagamenti int not null,
    psp_denominazione text,
    bic_riversamento text,
    somma_righe bigint not null default 0,
    acquisito_il timestamptz not null default now(),
    modificato_il timestamptz not null default now(),
    esito text collate "C" not null default 'VUOTO' check (esito in ('VUOTO', 'OK', 'DIV', 'OK_DIV')),
    verdetto text collate "C" not null default 'NON_VALUTATO'
      check (verdetto in ('NO_TES', 'OK', 'DIV_IMP', 'OK+DIV_IMP', 'PUNTUALE', 'NON_VALUTATO')),
    righe int not null default 0,
    righe_non_revocate int not null default 0,
    righe_senza_rt int not null default 0,
    righe_con_tv int not null default 0,
    primary key (ente, iuf_maiuscolo, psp)
  );
  create index flussi_verdetto on flussi (ente, verdetto, data_regolamento, iuf_maiuscolo, psp);
  create index flussi_data on flussi (ente, data_regolamento, iuf_maiuscolo, psp);
  ${tenantTable('flussi')}

  create table righe_flusso (
    ente text collate "C" not null,
    iuf_maiuscolo text collate "C" not null,
    psp text collate "C" not null,
    riga int not null,
    iuv text collate "C" not null,
    iur text collate "C" not null,
    indice int not null,
    importo bigint not null,
    esito text collate "C" not null,
    data_esito date not null,
    revocata boolean not null,
    primary key (ente, iuf_maiuscolo, psp, riga)
  );
  create index righe_flusso_iuv on righe_flusso (ente, iuv);
  ${tenantTable('righe_flusso')}

  create sequence caricamenti;

  create table giornali (
    ente text collate "C" not null,
    id uuid not null,
    nome text not null check (length(nome) between 1 and 255),
    oggetto text not null,
    dimensione bigint not null,
    sha256 text not null,
    stato text collate "C" not null check (stato in ('FILE_SCARICATO', 'FILE_IN_CARICAMENTO', 'FILE_CARICATO', 'ERROR_LOAD')),
    utente text not null,
    caricamento bigint not null default nextval('caricamenti'),
    mappatura jsonb,
    dialetto text,
    righe_totali bigint not null default 0,
    righe_accettate bigint not null default 0,
    righe_scartate bigint not null default 0,
    righe_cambiate bigint not null default 0,
    errore text,
    caricato_il timestamptz not null default now(),
    finito_il timestamptz,
    primary key (ente, id)
  );
  create unique index giornali_nome on giornali (ente, nome) where stato <> 'ERROR_LOAD';
  create index giornali_data on giornali (ente, caricamento);
  ${tenantTable('giornali')}

  create table scarti (
    ente text collate "C" not null,
    giornale uuid not null,
    riga int not null,
    nome_file text not null,
    chiave text not null,
    codice text collate "C" not null,
    descrizione text not null,
    riga_originale text not null,
    campi jsonb not null,
    primary key (ente, giornale, riga)
  );
  ${tenantTable('scarti')}

  create table mappature (
    ente text collate "C" primary key,
    mappatura jsonb not null
  );
  ${tenantTable('mappature')}

  create table movimenti (
    ente text collate "C" not null,
    anno text collate "C" not null check (anno ~ '^[0-9]{4}$'),
    bolletta text collate "C" not null check (length(bolletta) between 1 and 7),
    ente_bt text collate "C" not null default '0000000000',
    istat text collate "C" not null default '0000000000',
    importo bigint not null,
    data_contabile date not null,
    data_valuta date,
    data_lista date not null generated always as (coalesce(data_valuta, data_contabile)) stored,
    causale text not null,
    ordinante text not null,
    iuf text collate "C" check (length(iuf) <= 35),
    iuf_maiuscolo text collate "C",
    iuv text collate "C" check (length(iuv) <= 35),
    iuv_check text collate "C",
    origine text collate "C" not null,
    giornale uuid,
    caricamento bigint not null,
    riga int not null,
    acquisito_il timestamptz not null default now(),
    modificato_il timestamptz not null default now(),
    classi int not null default 0,
    classificato_il timestamptz,
    primary key (ente, anno, bolletta, ente_bt, istat)
  );
  create index movimenti_iuf on movimenti (ente, iuf_maiuscolo) where iuf_maiuscolo is not null;
  create index movimenti_iuv on movimenti (ente, iuv) where iuf_maiuscolo is null and iuv is not null;
  create index movimenti_data on movimenti (ente, data_lista, anno, bolletta, ente_bt, istat);
  ${tenantTable('movimenti')}
  `,
);
