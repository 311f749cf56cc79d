import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * What lists and searches of dovuti need. Row-level security lets an index serve only equality and ranges, so what people look
 * for stands in columns of normalised text, and the words of a name in a table of their own. Triggers keep them, whoever writes.
 */
export const search = sqlMigration(
  105,
  'ricerca',
  `
  create function testo_ricerca(testo text) returns text language sql immutable strict parallel safe as
    $$ select trim(regexp_replace(upper(regexp_replace(normalize(testo, NFKD), '[\\u0300-\\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g')) $$;

  alter table dovuti
    add column online boolean not null generated always as
      (stato in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO')) stored,
    add column scadenza_ordine date not null generated always as (coalesce(scadenza, date '9999-12-31')) stored,
    add column causale_ricerca text collate "C" not null generated always as (left(testo_ricerca(causale), 60)) stored;
  create index dovuti_online on dovuti (ente, online, id);
  create index dovuti_scadenza on dovuti (ente, online, scadenza_ordine, id);
  create index dovuti_tipo on dovuti (ente, tipo_dovuto, online, id);
  create index dovuti_debitore on dovuti (ente, debitore_codice, id);
  create index dovuti_causale on dovuti (ente, causale_ricerca);
  create index dovuti_importazione on dovuti (ente, importazione, id) where importazione is not null;

  create table dovuti_parole (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    parola text collate "C" not null,
    dovuto bigint not null,
    primary key (ente, parola, dovuto)
  );
  ${tenantTable('dovuti_parole')}

  create function parole_di(anagrafica text) returns setof text language sql immutable strict parallel safe as
    $$ select distinct left(p, 40) from regexp_split_to_table(testo_ricerca(anagrafica), ' ') as p where length(p) >= 2 $$;
  create function dovuti_tiene_parole() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      delete from dovuti_parole w using vecchie v join nuove n on n.ente = v.ente and n.id = v.id
       where v.debitore_anagrafica <> n.debitore_anagrafica and w.ente = v.ente and w.dovuto = v.id
         and w.parola in (select parole_di(v.debitore_anagrafica));
      insert into dovuti_parole (ente, parola, dovuto)
      select n.ente, p, n.id from nuove n join vecchie v on n.ente = v.ente and n.id = v.id
        cross join lateral parole_di(n.debitore_anagrafica) as p
       where v.debitore_anagrafica <> n.debitore_anagrafica;
    elsif tg_op = 'INSERT' then
      insert into dovuti_parole (ente, parola, dovuto)
      select n.ente, p, n.id from nuove n cross join lateral parole_di(n.debitore_anagrafica) as p;
    else
      delete from dovuti_parole w using vecchie v
       where w.ente = v.ente and w.dovuto = v.id and w.parola in (select parole_di(v.debitore_anagrafica));
    end if;
    return null;
  end $$;
  create trigger dovuti_parole_i after insert on dovuti referencing new table as nuove
    for each statement execute function dovuti_tiene_parole();
  create trigger dovuti_parole_u after update on dovuti referencing old table as vecchie new table as nuove
    for each statement execute function dovuti_tiene_parole();
  create trigger dovuti_parole_d after delete on dovuti referencing old table as vecchie
    for each statement execute function dovuti_tiene_parole();
  insert into dovuti_parole (ente, parola, dovuto)
  select d.ente, p, d.id from dovuti d cross join lateral parole_di(d.debitore_anagrafica) as p;
  `,
);
