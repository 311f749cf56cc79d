import { sqlMigration, tenantTable } from '@mypay/platform/db';

const ENTE = `ente text collate "C" not null check (ente ~ '^[0-9]{11}$')`;

/** The register of enti lies outside row-level security: work over all enti loops over it. */
export const register = sqlMigration(
  101,
  'registro',
  `
  create table enti (
    ${ENTE} primary key,
    versione int not null,
    codice_ipa text collate "C" not null,
    dati jsonb not null
  );
  create table tipi_dovuto (
    ${ENTE},
    codice text collate "C" not null,
    versione int not null,
    dati jsonb not null,
    primary key (ente, codice)
  );
  ${tenantTable('tipi_dovuto')}
  create table contatori_iuv (
    ${ENTE},
    segregazione text collate "C" not null check (segregazione ~ '^[0-9]{2}$'),
    ultimo bigint not null check (ultimo between 0 and 99999999999),
    primary key (ente, segregazione)
  );
  ${tenantTable('contatori_iuv')}
  `,
);

/**
 * One table for live and archived debts. An identifier is free when every row that bears it is ANNULLATO; the exception of
 * the IUD's key is a debt paid after its cancellation (D22), whose IUD may live in another row already.
 */
export const dovuti = sqlMigration(
  102,
  'dovuti',
  `
  create table dovuti (
    ${ENTE},
    id bigint generated always as identity,
    iud text collate "C" not null check (char_length(iud) between 1 and 35),
    iuv text collate "C" check (char_length(iuv) between 1 and 35),
    iuv_della_piattaforma boolean not null,
    stato text collate "C" not null check (stato in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO', 'COMPLETATO', 'ANNULLATO', 'SCADUTO_ELABORATO', 'ABORT')),
    versione int not null default 1,
    importazione bigint,
    riga bigint,
    tipo_dovuto text collate "C" not null,
    importo_cents bigint not null check (importo_cents between 1 and 99999999999),
    commissione_cents bigint check (commissione_cents between 0 and 99999999999),
    scadenza date,
    debitore_tipo text not null check (debitore_tipo in ('F', 'G')),
    debitore_codice text collate "C" not null,
    debitore_anagrafica text not null,
    debitore_indirizzo text,
    debitore_civico text,
    debitore_cap text,
    debitore_localita text,
    debitore_provincia text,
    debitore_nazione text,
    debitore_email text,
    tipo_versamento text not null,
    causale text not null,
    dati_specifici text not null,
    bilancio text,
    creato_il timestamptz not null,
    modificato_il timestamptz not null,
    rt_id text collate "C",
    importo_pagato_cents bigint check (importo_pagato_cents >= 0),
    pagato_il date,
    pagato_dopo_annullamento boolean not null default false,
    primary key (ente, id),
    check ((stato = 'COMPLETATO') = (rt_id is not null)),
    check ((rt_id is null) = (importo_pagato_cents is null)),
    check ((rt_id is null) = (pagato_il is null))
  );
  create unique index dovuti_iud on dovuti (ente, iud) where stato <> 'ANNULLATO' and not pagato_dopo_annullamento;
  create unique index dovuti_iuv on dovuti (ente, iuv) where stato <> 'ANNULLATO' and iuv is not null;
  create index dovuti_per_iud on dovuti (ente, iud, id desc);
  create index dovuti_per_iuv on dovuti (ente, iuv, id desc) where iuv is not null;
  create index dovuti_per_stato on dovuti (ente, stato, id desc);
  ${tenantTable('dovuti')}

  create table dovuti_storia (
    ${ENTE},
    dovuto bigint not null,
    versione int not null,
    dati jsonb not null,
    fino_al timestamptz not null,
    primary key (ente, dovuto, versione)
  );
  ${tenantTable('dovuti_storia')}

  create table ricevute_note (
    ${ENTE},
    rt_id text collate "C" not null,
    iuv text collate "C" not null,
    dovuto bigint,
    esito text not null check (esito in ('PAGATO', 'PAGATO_DOPO_ANNULLAMENTO', 'COLLEGATA', 'NON_GESTITA')),
    importo_cents bigint not null,
    data_esito date not null,
    registrata_il timestamptz not null default now(),
    primary key (ente, rt_id)
  );
  create index ricevute_note_iuv on ricevute_note (ente, iuv);
  ${tenantTable('ricevute_note')}
  `,
);
