import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * Counts and sums of dovuti by tipo, state and day, for figures that must not count a million rows. Every statement on `dovuti`
 * appends what it changed, in its own transaction: nobody waits for anybody, and the sum is right at every moment. Housekeeping
 * melts the rows of one key into one. The day is that of the due date while the debt is open, of the payment once it is paid,
 * and of the last change otherwise.
 */
export const counts = sqlMigration(
  106,
  'conteggi',
  `
  create table dovuti_conteggi (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    id bigint generated always as identity,
    tipo_dovuto text collate "C" not null,
    voce text collate "C" not null,
    giorno date not null,
    numero bigint not null,
    importo_cents numeric(30) not null,
    primary key (ente, id)
  );
  ${tenantTable('dovuti_conteggi')}

  create function voce_di(stato text, pagato bigint) returns text language sql immutable parallel safe as
    $$ select case when stato = 'COMPLETATO' and pagato = 0 then 'NON_PAGATO' else stato end $$;
  create function giorno_di(online boolean, scadenza date, pagato date, modificato timestamptz) returns date
    language sql stable parallel safe as
    $$ select case when online then scadenza else coalesce(pagato, (modificato at time zone 'Europe/Rome')::date) end $$;
  create function dovuti_tiene_conto() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into dovuti_conteggi (ente, tipo_dovuto, voce, giorno, numero, importo_cents)
      select n.ente, n.tipo_dovuto, voce_di(n.stato, n.importo_pagato_cents), giorno_di(n.online, n.scadenza_ordine, n.pagato_il, n.modificato_il), count(*), sum(coalesce(n.importo_pagato_cents, n.importo_cents))
        from nuove n group by 1, 2, 3, 4;
    elsif tg_op = 'DELETE' then
      insert into dovuti_conteggi (ente, tipo_dovuto, voce, giorno, numero, importo_cents)
      select v.ente, v.tipo_dovuto, voce_di(v.stato, v.importo_pagato_cents), giorno_di(v.online, v.scadenza_ordine, v.pagato_il, v.modificato_il), -count(*), -sum(coalesce(v.importo_pagato_cents, v.importo_cents))
        from vecchie v group by 1, 2, 3, 4;
    else
      insert into dovuti_conteggi (ente, tipo_dovuto, voce, giorno, numero, importo_cents)
      select ente, tipo_dovuto, voce, giorno, sum(segno), sum(segno * importo) from (
        select n.ente, n.tipo_dovuto, voce_di(n.stato, n.importo_pagato_cents) as voce, giorno_di(n.online, n.scadenza_ordine, n.pagato_il, n.modificato_il) as giorno, 1 as segno,
               coalesce(n.importo_pagato_cents, n.importo_cents) as importo from nuove n
        union all
        select v.ente, v.tipo_dovuto, voce_di(v.stato, v.importo_pagato_cents), giorno_di(v.online, v.scadenza_ordine, v.pagato_il, v.modificato_il), -1,
               coalesce(v.importo_pagato_cents, v.importo_cents) from vecchie v) as cambi
       group by 1, 2, 3, 4 having sum(segno) <> 0 or sum(segno * importo) <> 0;
    end if;
    return null;
  end $$;
  create trigger dovuti_conto_i after insert on dovuti referencing new table as nuove
    for each statement execute function dovuti_tiene_conto();
  create trigger dovuti_conto_u after update on dovuti referencing old table as vecchie new table as nuove
    for each statement execute function dovuti_tiene_conto();
  create trigger dovuti_conto_d after delete on dovuti referencing old table as vecchie
    for each statement execute function dovuti_tiene_conto();
  insert into dovuti_conteggi (ente, tipo_dovuto, voce, giorno, numero, importo_cents)
  select d.ente, d.tipo_dovuto, voce_di(d.stato, d.importo_pagato_cents), giorno_di(d.online, d.scadenza_ordine, d.pagato_il, d.modificato_il), count(*), sum(coalesce(d.importo_pagato_cents, d.importo_cents))
    from dovuti d group by 1, 2, 3, 4;
  `,
);
