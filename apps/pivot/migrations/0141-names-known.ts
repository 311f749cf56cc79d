import { sqlMigration } from '@mypay/platform/db';

/** The names of the receipts that were there before 0140, and the indexes by which a name finds its receipts. */
export const pivot0141 = sqlMigration(
  141,
  'nomi-di-prima',
  `
  insert into nomi (ente, nome)
  select ente, debitore_anagrafica from ricevute where debitore_anagrafica is not null
  union
  select ente, versante_anagrafica from ricevute where versante_anagrafica is not null;
  create index ricevute_nome_debitore on ricevute (ente, debitore_anagrafica);
  create index ricevute_nome_versante on ricevute (ente, versante_anagrafica) where versante_anagrafica is not null;
  `,
);
