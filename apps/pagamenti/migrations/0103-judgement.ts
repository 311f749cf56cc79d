import { sqlMigration } from '@mypay/platform/db';

/**
 * Judging again: every request of the door is kept, tries are counted when taken, and a receiptId is as long as the schema lets it.
 *
 * Its two indexes read all of `messaggi` inside this transaction, and nobody may write there meanwhile (a minute or two for ten
 * million messages). That is right in this one release, whose migrations run while nothing of 0.1.0 does: docs/adr/0009. A later
 * migration, beside which the build before still serves the node, builds an index of a large table CONCURRENTLY, outside a
 * transaction. The column with its default and the check `not valid` read no row.
 */
export const judgement = sqlMigration(
  103,
  'giudizio',
  `
  alter table messaggi add column tentativi int not null default 0;
  -- absent: 60 seconds after it came
  alter table messaggi add column prossimo_il timestamptz;
  create index messaggi_da_giudicare on messaggi (arrivato_il)
    where sotto_tipo = 'REQ' and esito is null and (primitiva is null or primitiva in ('paSendRT', 'paSendRTV2'));
  create index messaggi_non_accettati on messaggi (arrivato_il desc, id desc)
    where sotto_tipo = 'REQ' and esito is distinct from 'OK' and (primitiva is null or primitiva in ('paSendRT', 'paSendRTV2'));
  alter table ricevute drop constraint ricevute_rt_id_check;
  alter table ricevute add constraint ricevute_rt_id_check check (length(rt_id) between 1 and 255) not valid;
  `,
);
