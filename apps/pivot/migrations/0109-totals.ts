import { sqlMigration, tenantTable } from '@mypay/platform/db';
import { bit, CLASSI, DESCRIPTIONS } from '@mypay/pivot-core';

const TABLES = { PAGAMENTO: 'pagamenti', NOTIFICA: 'notifiche', MOVIMENTO: 'movimenti' } as const;
/** A movement belongs to no tipo. */
const TIPO = {
  PAGAMENTO: "coalesce(tipo_dovuto, '')",
  NOTIFICA: "coalesce(tipo_dovuto, '')",
  MOVIMENTO: "''",
} as const;

/** The totals of what is there already, one statement a class. */
const totalsOfToday = CLASSI.map((classe) => {
  const { oggetto } = DESCRIPTIONS[classe];
  return `insert into totali (ente, classe, tipo_dovuto, numero, importo_cents)
    select ente, '${classe}', ${TIPO[oggetto]}, count(*), sum(importo_cents) from ${TABLES[oggetto]}
     where (classi & ${bit(classe)}) <> 0 group by 1, 3;`;
}).join('\n');

/**
 * How many and how much is in each class, by tipo dovuto: what an operator of some tipi may see is a sum of few rows. The
 * build before goes on with `contatori`, which this one still moves (docs/adr/0009); `rebuild` puts both right.
 */
export const pivot0109 = sqlMigration(
  109,
  'totali',
  `
  create table totali (
    ente text collate "C" not null,
    classe text collate "C" not null,
    tipo_dovuto text collate "C" not null,
    numero bigint not null,
    importo_cents bigint not null,
    primary key (ente, classe, tipo_dovuto)
  );
  ${tenantTable('totali')}
  ${totalsOfToday}

  create index pagamenti_tipo on pagamenti (ente, tipo_dovuto, data_esito, iuv, iur, indice);
  create index ricevute_iur on ricevute (ente, iur);
  create index ricevute_debitore on ricevute (ente, debitore_codice);
  create index ricevute_versante on ricevute (ente, versante_codice) where versante_codice is not null;
  create index ricevute_data on ricevute (ente, data_esito, iuv, iur, indice);
  create index flussi_regolamento on flussi (ente, id_regolamento);
  `,
);
