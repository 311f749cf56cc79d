/** Steps of the simulator's schema, forward only. Virtual instants are text, `yyyy-MM-ddTHH:mm:ss.SSSZ`: text order is time order. */
export const migrations = [
  {
    number: 101,
    name: 'simulatore',
    sql: `
      create table orologio (
        id int primary key check (id = 1),
        scarto_ms double precision not null default 0,
        fermo text,
        verso text,
        sciogli boolean not null default false
      );
      insert into orologio (id) values (1);
      create table registro (id int primary key check (id = 1), doc jsonb not null);
      create table contatori (chiave text primary key, valore int not null);
      create table corse (
        numero int primary key,
        chiave text unique,
        seme text not null,
        aperta text not null,
        config jsonb not null
      );
      insert into corse (numero, seme, aperta, config) values (0, 'banco', '2000-01-01T00:00:00.000Z', '{"anomalies":"none"}');
      create table corse_pagamenti (
        run int not null references corse,
        ec text not null,
        avviso text not null,
        ord int not null,
        psp text not null,
        stato text not null check (stato in ('DA_FARE', 'ATTIVATO', 'PAGATO', 'RIFIUTATO')),
        token text,
        importo text,
        errore text,
        tentativi int not null default 0,
        piano jsonb not null,
        opzioni jsonb not null,
        primary key (run, ec, avviso)
      );
      create index corse_pagamenti_aperti on corse_pagamenti (run, ord) where stato in ('DA_FARE', 'ATTIVATO');
      create table posizioni (
        ec text not null,
        avviso text not null,
        stato text not null check (stato in ('INSERTED', 'PAYING', 'PAID', 'NOTIFIED')),
        in_attivazione boolean not null default false,
        iuv text,
        primary key (ec, avviso)
      );
      create table pagamenti (
        token text primary key,
        ord int generated always as identity,
        ec text not null,
        avviso text not null,
        run int not null references corse,
        psp text not null,
        stato text not null check (stato in ('PAYING', 'PAID', 'FAILED', 'CANCELLED', 'NOTIFIED')),
        scade text not null,
        esito_alle text,
        giorno text,
        chiuso boolean not null default false,
        doc jsonb not null
      );
      create index pagamenti_avviso on pagamenti (ec, avviso);
      create index pagamenti_giorno on pagamenti (run, giorno) where esito_alle is not null;
      create table idempotenza (
        psp text not null,
        canale text not null,
        primitiva text not null,
        chiave text not null,
        impronta text not null,
        risposta text not null,
        scade text not null,
        token text,
        primary key (psp, canale, primitiva, chiave)
      );
      create table consegne (
        token text not null references pagamenti,
        ec text not null,
        stazione text not null,
        ord int generated always as identity,
        stato text not null check (stato in ('PENDING', 'OK', 'KO', 'LOST')),
        tentativi int not null default 0,
        accettata text,
        prossima text,
        ultima text,
        primary key (token, ec, stazione)
      );
      create index consegne_aperte on consegne (stato) where stato = 'PENDING';
      create table lavori (
        id int generated always as identity primary key,
        tipo text not null,
        chiave text not null,
        scade text not null,
        dati jsonb not null,
        fatto boolean not null default false,
        errori int not null default 0,
        unique (tipo, chiave)
      );
      create index lavori_da_fare on lavori (scade, id) where not fatto;
      create table flussi (
        ec text not null,
        psp text not null,
        iuf text not null,
        run int not null references corse,
        ord int generated always as identity,
        doc jsonb not null,
        primary key (ec, psp, iuf)
      );
      create table revisioni (
        ec text not null,
        psp text not null,
        iuf text not null,
        revisione int not null,
        ord int generated always as identity,
        da_pubblicare text,
        pubblicata text,
        doc jsonb not null,
        primary key (ec, psp, iuf, revisione),
        foreign key (ec, psp, iuf) references flussi
      );
      create index revisioni_pubblicate on revisioni (ec, pubblicata, ord);
      create table movimenti (
        ec text not null,
        anno text not null,
        codice text not null,
        run int not null references corse,
        ord int generated always as identity,
        contabile text not null,
        giornale text,
        doc jsonb not null,
        primary key (ec, anno, codice)
      );
      create index movimenti_da_pubblicare on movimenti (ec, contabile) where giornale is null;
      create table bonifici (
        trn text primary key,
        ec text not null,
        run int not null references corse,
        registrato boolean not null default false,
        contabile text not null,
        ord int generated always as identity,
        doc jsonb not null
      );
      create table giornali (
        id text primary key,
        ec text not null,
        ord int generated always as identity,
        doc jsonb not null
      );
      create table messaggi (
        id int generated always as identity primary key,
        quando text not null,
        verso text not null check (verso in ('IN', 'OUT')),
        primitiva text not null,
        ec text,
        avviso text,
        token text,
        stato_http int,
        ms int not null,
        richiesta text not null,
        risposta text
      );
      create index messaggi_avviso on messaggi (ec, avviso, id);
      create index messaggi_token on messaggi (token, id);
      create table conformita (
        controllo text primary key,
        passati int not null default 0,
        falliti int not null default 0,
        esempio text
      );`,
  },
  {
    number: 102,
    name: 'indici',
    sql: `
      create index idempotenza_token on idempotenza (token);
      create index idempotenza_scade on idempotenza (scade);
      create index bonifici_da_registrare on bonifici (ec, run, contabile) where not registrato;
      create index flussi_run on flussi (run);
      create index movimenti_run on movimenti (run);
      create index consegne_stato on consegne (stato);`,
  },
  {
    number: 103,
    name: 'flussi-dati',
    sql: `
      create table flussi_dati (
        id int generated always as identity primary key,
        ec text not null,
        chiave text not null,
        documento text not null,
        unique (ec, chiave)
      );`,
  },
  {
    number: 104,
    name: 'checkout',
    sql: `
      create table carrelli (
        id text primary key check (id ~ '^[0-9a-f]{32}$'),
        ord int generated always as identity,
        id_cart text,
        stato text not null check (stato in
          ('APERTO', 'IN_CORSO', 'PAGATO', 'RIFIUTATO', 'ANNULLATO', 'SCADUTO', 'NON_RIUSCITO', 'ABBANDONATO')),
        creato text not null,
        scade text not null,
        doc jsonb not null
      );
      create index carrelli_in_corso on carrelli (ord) where stato = 'IN_CORSO';
      create index carrelli_id_cart on carrelli (id_cart);
      create table carrelli_avvisi (
        carrello text not null references carrelli,
        posizione int not null,
        ec text not null,
        avviso text not null,
        importo text not null,
        token text,
        primary key (carrello, posizione)
      );
      create unique index carrelli_token on carrelli_avvisi (token) where token is not null;`,
  },
] as const;
