import { sqlMigration, tenantTable } from '@mypay/platform/db';

/**
 * The names that receipts bear, each once for an ente or a little more. A part of a name is looked for here, among as many rows as
 * there are persons, and the receipts are then asked for whole names: under row-level security an index serves equality alone.
 * A receipt of a name that is known writes nothing. Two transactions that bring a new name at once may both write it: nobody waits
 * for anybody, and twice is no harm. A name stays when its last receipt goes; it then leads to none.
 */
export const pivot0140 = sqlMigration(
  140,
  'nomi',
  `
  create table nomi (ente text collate "C" not null, nome text not null);
  create index nomi_nome on nomi (ente, nome);
  ${tenantTable('nomi')}

  create function ricevute_tiene_nomi() returns trigger language plpgsql as $$
  begin
    insert into nomi (ente, nome)
    select ente, nome from (
      select ente, debitore_anagrafica as nome from nuove union select ente, versante_anagrafica from nuove) as portati
     where nome is not null and not exists (select 1 from nomi n where n.ente = portati.ente and n.nome = portati.nome);
    return null;
  end $$;
  create trigger ricevute_nomi_i after insert on ricevute referencing new table as nuove
    for each statement execute function ricevute_tiene_nomi();
  create trigger ricevute_nomi_u after update on ricevute referencing new table as nuove
    for each statement execute function ricevute_tiene_nomi();
  `,
);
