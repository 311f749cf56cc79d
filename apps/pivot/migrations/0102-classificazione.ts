import { sqlMigration, tenantTable } from '@mypay/platform/db';
import { bit, type Classe, CLASSI, DESCRIPTIONS } from '@mypay/pivot-core';

/** One partial index for each class, in the order of its list: a page is in proportion to its rows, common or rare. Source: stack.md "Lists by class". */
const indexes = (object: string, table: string, columns: string): string =>
  CLASSI.filter((c: Classe) => DESCRIPTIONS[c].oggetto === object)
    .map(
      (c) => `create index ${table}_${c.toLowerCase()} on ${table} (ente, ${columns}) where (classi & ${bit(c)}) <> 0;`,
    )
    .join('\n');

/** What the worker makes of the records, and its queue. */
export const pivot0102 = sqlMigration(
  102,
  'classificazione',
  `
  create table chiavi_sporche (
    ente text collate "C" not null check (ente ~ '^[0-9]{11}$'),
    sequenza bigint not null generated always as identity,
    tipo text collate "C" not null,
    chiave text collate "C" not null,
    primary key (ente, sequenza)
  );

  create table pagamenti (
    ente text collate "C" not null,
    iuv text collate "C" not null,
    iur text collate "C" not null,
    indice int not null,
    classi int not null,
    sintesi text collate "C" not null check (sintesi in ('INCASSATO', 'RENDICONTATO', 'PAGATO', 'SENZA_RT')),
    ricevuta text collate "C" check (ricevuta in ('RT', 'RENDICONTAZIONE')),
    ha_tv boolean not null,
    iud text collate "C",
    tipo_dovuto text collate "C",
    importo bigint not null,
    importo_totale bigint not null,
    data_esito date not null,
    psp text collate "C",
    iuf text collate "C",
    importo_rendicontato bigint,
    classificato_il timestamptz not null default now(),
    primary key (ente, iuv, iur, indice)
  );
  create index pagamenti_data on pagamenti (ente, data_esito, iuv, iur, indice);
  ${indexes('PAGAMENTO', 'pagamenti', 'data_esito, iuv, iur, indice')}
  ${tenantTable('pagamenti')}

  ${indexes('NOTIFICA', 'notifiche', 'data_esecuzione, iud')}
  ${indexes('MOVIMENTO', 'movimenti', 'data_lista, anno, bolletta, ente_bt, istat')}

  create table contatori (
    ente text collate "C" not null,
    classe text collate "C" not null,
    numero bigint not null,
    primary key (ente, classe)
  );
  ${tenantTable('contatori')}
  `,
);
