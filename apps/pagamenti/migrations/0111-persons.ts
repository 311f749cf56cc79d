import { CITIZEN, citizenPolicy, sqlMigration } from '@mypay/platform/db';

/**
 * Who owes and who pays, as columns that an index and the citizen's policy can use, and indexes of the filters of operators. A
 * trigger fills them, so that the build before this one does too.
 */
export const persons = sqlMigration(
  111,
  'persone',
  `
  alter table ricevute add column debitore_cf text collate "C";
  alter table ricevute add column versante_cf text collate "C";
  create function ricevute_persone() returns trigger language plpgsql as $$
  begin
    new.debitore_cf := upper(new.contenuto->'debitore'->>'codice');
    new.versante_cf := upper(new.contenuto->'versante'->>'codice');
    return new;
  end $$;
  create trigger ricevute_persone before insert or update of contenuto on ricevute
    for each row execute function ricevute_persone();
  update ricevute set debitore_cf = upper(contenuto->'debitore'->>'codice'), versante_cf = upper(contenuto->'versante'->>'codice');

  create index ricevute_per_debitore on ricevute (ente, debitore_cf, ricevuta_il desc, rt_id desc);
  create index ricevute_per_versante on ricevute (ente, versante_cf, ricevuta_il desc, rt_id desc) where versante_cf is not null;
  create index ricevute_per_iud on ricevute (ente, iud) where iud is not null;
  create index ricevute_per_tipo on ricevute (ente, tipo_dovuto, ricevuta_il desc, rt_id desc);
  create index ricevute_per_giorno on ricevute (ente, data_esito, ricevuta_il desc, rt_id desc);

  -- A person's own receipts, of every ente: the titolare's copy alone, so that none shows twice.
  create index ricevute_di_chi_deve on ricevute (debitore_cf, ricevuta_il desc, ente, rt_id) where ente_titolare = ente and esito = 'OK';
  create index ricevute_di_chi_paga on ricevute (versante_cf, ricevuta_il desc, ente, rt_id) where ente_titolare = ente and esito = 'OK';
  ${citizenPolicy(
    'ricevute',
    `(debitore_cf = ${CITIZEN} or versante_cf = ${CITIZEN}) and ente_titolare = ente and esito = 'OK'`,
  )}
  `,
);
