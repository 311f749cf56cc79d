import { sqlMigration } from '@mypay/platform/db';

/**
 * What the filters of the list still walked the whole archive for: due date over both views, day of payment, day on which a
 * debt ended (`concluso_il`, the day that the counts give it), amount, and payments that failed. The functions of the words say the same as before for less: text of ASCII alone has nothing to take apart, and words
 * are cut at blanks by a function that PostgreSQL opens into the statement (one that is strict and returns a set it never does).
 */
export const listIndexes = sqlMigration(
  114,
  'indici-elenchi',
  `
  create or replace function testo_ricerca(testo text) returns text language sql immutable strict parallel safe as
    $$ select trim(regexp_replace(upper(case when octet_length(testo) = char_length(testo) then testo
         else regexp_replace(normalize(testo, NFKD), '[\\u0300-\\u036f]', '', 'g') end), '[^[:alnum:]]+', ' ', 'g')) $$;
  create or replace function parole_di(anagrafica text) returns setof text language sql immutable parallel safe as
    $$ select distinct left(p, 40) from string_to_table(testo_ricerca(anagrafica), ' ') as p where char_length(p) >= 2 $$;

  alter table dovuti add column concluso_il date generated always as
    (case when stato in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO') then null
          else coalesce(pagato_il, (modificato_il at time zone 'Europe/Rome')::date) end) stored;
  create index dovuti_conclusi on dovuti (ente, concluso_il, id) where concluso_il is not null;
  create index dovuti_per_scadenza on dovuti (ente, scadenza_ordine, id);
  create index dovuti_pagati on dovuti (ente, pagato_il, id) where pagato_il is not null;
  create index dovuti_importo on dovuti (ente, importo_cents, id);
  create index dovuti_non_pagati on dovuti (ente, id) where importo_pagato_cents = 0;
  `,
);
