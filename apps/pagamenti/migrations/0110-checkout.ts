import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Carts sent to the node's Checkout, what stands in them, and links to a receipt that expire. Source: architecture.md, Decisions, 19. */
export const checkout = sqlMigration(
  110,
  'checkout',
  `
  -- Outside row-level security: a cart crosses enti. It holds no person's data but the e-mail, wiped when it closes.
  create table checkout (
    id text collate "C" primary key check (id ~ '^[0-9a-f]{32}$'),
    -- what makes two requests the same cart: who asks, which notices, which amounts
    chiave text collate "C" not null,
    id_carrello text collate "C" not null unique check (length(id_carrello) <= 35),
    enti text[] not null,
    stato text not null check (stato in ('NUOVO', 'APERTO', 'CHIUSO')),
    url text,
    email text,
    -- what the browser said when it came back: a hint, never a proof
    ritorno text check (ritorno in ('OK', 'ANNULLATO', 'ERRORE')),
    motivo text,
    creato_il timestamptz not null,
    scade_il timestamptz not null,
    ritorno_il timestamptz,
    chiuso_il timestamptz,
    check ((stato = 'APERTO') <= (url is not null)),
    check ((stato = 'CHIUSO') = (chiuso_il is not null))
  );
  create unique index checkout_aperto on checkout (chiave) where stato <> 'CHIUSO';
  create index checkout_da_chiudere on checkout (scade_il) where stato <> 'CHIUSO';
  create index checkout_da_dimenticare on checkout (chiuso_il) where stato = 'CHIUSO';

  create table checkout_voci (
    ente text collate "C" not null,
    checkout text collate "C" not null references checkout (id) on delete cascade,
    posizione int not null check (posizione between 1 and 5),
    numero_avviso text collate "C" not null check (numero_avviso ~ '^[0-9]{18}$'),
    iuv text collate "C" not null,
    importo_cents bigint not null check (importo_cents > 0),
    causale text not null,
    denominazione_ente text not null,
    -- masked: the page of the outcome is opened by who has its address
    intestatario text not null,
    primary key (ente, checkout, numero_avviso)
  );
  create index checkout_voci_checkout on checkout_voci (checkout);
  ${tenantTable('checkout_voci')}

  -- Outside row-level security: the token is asked before the tenant is known. Only its hash is kept.
  create table link_ricevute (
    impronta bytea primary key,
    ente text collate "C" not null,
    rt_id text collate "C" not null,
    creato_il timestamptz not null,
    scade_il timestamptz not null,
    tentativi int not null default 0
  );
  create index link_ricevute_scaduti on link_ricevute (scade_il);
  `,
);
