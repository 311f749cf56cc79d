import { sqlMigration, tenantTable } from '@mypay/platform/db';

/** Appends to `into` what a statement on a table changed, each old row against, each new row for. `facts` reads key and figures of a row. */
const keepsCount = (name: string, into: string, key: string, figures: string, facts: (rows: string) => string) => {
  const sums = figures.split(', ').map((one) => `sum(segno * ${one})`);
  const append = (changes: string): string => `
      insert into ${into} (${key}, ${figures})
      select ${key}, ${sums.join(', ')} from (${changes}) as cambi
       group by ${key} having ${sums.map((sum) => `${sum} <> 0`).join(' or ')};`;
  const gone = `select -1 as segno, * from (${facts('vecchie')}) as prima`;
  const come = `select 1 as segno, * from (${facts('nuove')}) as dopo`;
  return `
  create function ${name}() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then ${append(come)}
    elsif tg_op = 'DELETE' then ${append(gone)}
    else ${append(`${gone} union all ${come}`)}
    end if;
    return null;
  end $$;`;
};

const counting = (table: string, name: string): string => `
  create trigger ${table}_conto_i after insert on ${table} referencing new table as nuove
    for each statement execute function ${name}();
  create trigger ${table}_conto_u after update on ${table} referencing old table as vecchie new table as nuove
    for each statement execute function ${name}();
  create trigger ${table}_conto_d after delete on ${table} referencing old table as vecchie
    for each statement execute function ${name}();`;

const RECEIPTS = (rows: string): string =>
  `select ente, tipo_dovuto, data_esito as giorno, coalesce(canale, 'ALTRO') as canale, 1 as numero, importo_totale_cents as importo_cents
     from ${rows} where esito = 'OK'`;
const ATTEMPTS = (rows: string): string =>
  `select ente, tipo_dovuto, (creato_il at time zone 'Europe/Rome')::date as giorno, ritorno, motivo, pagata, 1 as numero
     from ${rows} where stato = 'CHIUSO' and creato_il is not null`;

/**
 * Counts of receipts by tipo, day and channel, and of closed attempts at Checkout by tipo, day and what is known of them, for
 * figures that must not read a million rows. As dovuti's: every statement appends what it changed, in its own transaction, so that
 * nobody waits for anybody and the sum is right at every moment; housekeeping melts the rows of one key into one.
 *
 * Of an attempt, what its cart says (`stato`, `ritorno`, `motivo`) and whether a receipt pays it (`pagata`) are kept in its own row,
 * by triggers: the build before writes them without knowing. Cart and receipt may come at once: each locks the attempt first and
 * looks afterwards, so that the second sees what the first did. A cart stands outside tenants and is written without one; its
 * trigger is the owner's, and moves that cart's attempts alone. Attempts that are open, few, are looked at one by one.
 *
 * Nothing is counted here, so that the tables are locked for an instant; what was there before is counted by 0118.
 */
export const counts = sqlMigration(
  117,
  'conteggi',
  `
  create table ricevute_conteggi (
    ente text collate "C" not null,
    id bigint generated always as identity,
    tipo_dovuto text,
    giorno date not null,
    canale text not null,
    numero bigint not null,
    importo_cents numeric(30) not null,
    primary key (ente, id)
  );
  ${tenantTable('ricevute_conteggi')}
  create table tentativi_conteggi (
    ente text collate "C" not null,
    id bigint generated always as identity,
    tipo_dovuto text,
    giorno date not null,
    ritorno text,
    motivo text,
    pagata boolean not null,
    numero bigint not null,
    primary key (ente, id)
  );
  ${tenantTable('tentativi_conteggi')}

  alter table checkout_voci add column stato text, add column ritorno text, add column motivo text,
    add column pagata boolean not null default false;
  create index checkout_voci_per_avviso on checkout_voci (ente, numero_avviso);
  create index checkout_voci_aperte on checkout_voci (ente, creato_il) where stato <> 'CHIUSO';

  -- A receipt of the notice that bears the cart's name; one of V1 bears none, and then the browser's word is believed. Not "= 'OK'":
  -- while there are no statistics yet, an index of all that is OK would seem as good as that of the notice.
  create function voce_pagata(chi text, avviso text, carrello text, tornato text) returns boolean language sql stable as
    $$ select exists (select 1 from ricevute r
         where r.ente = chi and r.ente_titolare = chi and r.numero_avviso = avviso and r.esito <> 'KO'
           and (r.contenuto->'soloV2'->>'nota' = carrello or (r.contenuto->'soloV2' is null and tornato = 'OK'))) $$;

  create function voce_nuova() returns trigger language plpgsql as $$
  declare c checkout;
  begin
    select * into c from checkout where id = new.checkout for share;
    new.stato := c.stato;
    new.ritorno := c.ritorno;
    new.motivo := c.motivo;
    new.pagata := voce_pagata(new.ente, new.numero_avviso, c.id_carrello, c.ritorno);
    return new;
  end $$;
  create trigger checkout_voci_nuova before insert on checkout_voci for each row execute function voce_nuova();

  create function voci_del_checkout() returns trigger language plpgsql security definer set search_path from current as $$
  begin
    perform 1 from checkout_voci where checkout = new.id order by ente, numero_avviso for update;
    update checkout_voci set stato = new.stato, ritorno = new.ritorno, motivo = new.motivo,
        pagata = voce_pagata(ente, numero_avviso, new.id_carrello, new.ritorno) where checkout = new.id;
    return null;
  end $$;
  create trigger checkout_voci_seguono after update on checkout for each row
    when ((old.stato, old.ritorno, old.motivo) is distinct from (new.stato, new.ritorno, new.motivo))
    execute function voci_del_checkout();

  create function voci_della_ricevuta() returns trigger language plpgsql as $$
  begin
    perform 1 from checkout_voci where ente = new.ente and numero_avviso = new.numero_avviso order by checkout for update;
    if found then
      update checkout_voci v set stato = c.stato, ritorno = c.ritorno, motivo = c.motivo,
          pagata = voce_pagata(v.ente, v.numero_avviso, c.id_carrello, c.ritorno)
        from checkout c where c.id = v.checkout and v.ente = new.ente and v.numero_avviso = new.numero_avviso;
    end if;
    return null;
  end $$;
  create trigger ricevute_pagano_voci after insert on ricevute for each row
    when (new.esito = 'OK' and new.ente_titolare = new.ente
      and (new.contenuto->'soloV2' is null or new.contenuto->'soloV2'->>'nota' like 'CK-%'))
    execute function voci_della_ricevuta();
  create trigger ricevute_pagano_voci_poi after update of contenuto, esito on ricevute for each row execute function voci_della_ricevuta();

  ${keepsCount('ricevute_tiene_conto', 'ricevute_conteggi', 'ente, tipo_dovuto, giorno, canale', 'numero, importo_cents', RECEIPTS)}
  ${counting('ricevute', 'ricevute_tiene_conto')}
  ${keepsCount('tentativi_tiene_conto', 'tentativi_conteggi', 'ente, tipo_dovuto, giorno, ritorno, motivo, pagata', 'numero', ATTEMPTS)}
  ${counting('checkout_voci', 'tentativi_tiene_conto')}

  -- What one ente's counts lack, appended: rows and counts are seen by one statement, so it may run beside writers. How many it put right.
  create function riconta(chi text) returns bigint language sql as $$
    with ricevute_giuste as (
      insert into ricevute_conteggi (ente, tipo_dovuto, giorno, canale, numero, importo_cents)
      select ente, tipo_dovuto, giorno, canale, sum(numero), sum(importo_cents) from (
        ${RECEIPTS('ricevute')} and ente = chi
        union all
        select ente, tipo_dovuto, giorno, canale, -numero, -importo_cents from ricevute_conteggi where ente = chi) as cambi
       group by ente, tipo_dovuto, giorno, canale having sum(numero) <> 0 or sum(importo_cents) <> 0
      returning 1),
    tentativi_giusti as (
      insert into tentativi_conteggi (ente, tipo_dovuto, giorno, ritorno, motivo, pagata, numero)
      select ente, tipo_dovuto, giorno, ritorno, motivo, pagata, sum(numero) from (
        ${ATTEMPTS('checkout_voci')} and ente = chi
        union all
        select ente, tipo_dovuto, giorno, ritorno, motivo, pagata, -numero from tentativi_conteggi where ente = chi) as cambi
       group by ente, tipo_dovuto, giorno, ritorno, motivo, pagata having sum(numero) <> 0
      returning 1)
    select (select count(*) from ricevute_giuste) + (select count(*) from tentativi_giusti)
  $$;
  `,
);
