import type { PagamentiFilter } from '@mypay/pivot-core';
import { Conditions } from '@mypay/platform/db';
import { contains, Inner, ofFlusso, ofTesoreria, seen, withClasse } from './list-conditions';
import { type KnownNames, whereNames } from './names';
import { reached } from './pg-months';

/** Rows of a table of facts lead to their payments: the facts have the indexes. */
const among = (facts: string): string => `(iuv, iur, indice) in (select iuv, iur, indice from ${facts})`;

/** Flows, or movements, or payments that are looked at to learn between which outcomes a page lies. */
const LOOKED_AT = 5_000;

/**
 * Outcomes before the first or after the last of the payments that can be meant are passed over. The list is in the order of its
 * outcomes, so that what was settled, cashed or written in some days lies together, and the planner cannot know where: without
 * this a page of last month reads all the years before it. `meant`: `d` of each, ascending or descending; of more than
 * `LOOKED_AT` nothing is passed over.
 */
const betweenOutcomes = (meant: (order: 'asc' | 'desc') => string): string => {
  const end = (sign: '>=' | '<=', pick: 'min' | 'max', none: string, all: string) =>
    `data_esito ${sign} (select case when count(*) > ${LOOKED_AT} then '${all}'::date else coalesce(${pick}(d), '${none}'::date) end
       from (${meant(pick === 'min' ? 'asc' : 'desc')} limit ${LOOKED_AT + 1}) meant)`;
  return `${end('>=', 'min', 'infinity', '-infinity')} and ${end('<=', 'max', '-infinity', 'infinity')}`;
};

/** The first or last outcome of each flow `w`. */
const outcomeOf = (order: 'asc' | 'desc'): string =>
  `cross join lateral (select k.data_esito as d from pagamenti k
     where k.ente = $1 and k.iuf = w.iuf and k.psp = w.psp order by k.data_esito ${order} limit 1) k`;

const ofReceipts = (where: Conditions, f: PagamentiFilter, names: KnownNames): Conditions => {
  const { sql } = whereNames(new Inner(where), f, names)
    .where(f.pagatore, (p) => `debitore_codice = ${p}`)
    .where(f.versante, (p) => `versante_codice = ${p}`)
    .where(f.attestante, (p) => `(${contains('attestante_denominazione', p)} or ${contains('attestante', p)})`);
  return sql === undefined ? where : where.add(among(`ricevute where ente = $1 and ${sql}`));
};

const ofFlows = (where: Conditions, f: PagamentiFilter): Conditions => {
  const { sql } = ofFlusso(new Inner(where), f.flusso ?? {}, 'w');
  if (sql === undefined) return where;
  const flows = (columns: string, more = '') => `select ${columns} from flussi w ${more} where w.ente = $1 and ${sql}`;
  // `is true` keeps the planner from going from the flows of many days to all their payments: it goes in the order of the list.
  const few = f.flusso?.idRegolamento !== undefined;
  return where
    .add(`(iuf, psp) in (${flows('w.iuf, w.psp')})${few ? '' : ' is true'}`)
    .add(betweenOutcomes((order) => flows('k.d', outcomeOf(order))));
};

/** Movements `m` that are so, with the flows `w` that they name, or with their IUV. */
const NAMES_FLOW = 'movimenti m join flussi w on w.ente = $1 and w.iuf_maiuscolo = m.iuf_maiuscolo';
const credits = (sql: string): string => `m.ente = $1 and m.importo_cents > 0 and ${sql}`;
const alone = (sql: string): string => `${credits(sql)} and m.iuf_maiuscolo is null and m.iuv is not null`;

/** Payments whose cash is so, one of many. */
const cashed = (sql: string): string =>
  `((iuf, psp) in (select w.iuf, w.psp from ${NAMES_FLOW} where ${credits(sql)})
    or (ha_tv and iuv in (select m.iuv from movimenti m where ${alone(sql)})))`;

/** The same from the movements to their payments. */
const cashedPayments = (sql: string): string => `
  select k.iuv, k.iur, k.indice from ${NAMES_FLOW} join pagamenti k on k.ente = $1 and k.iuf = w.iuf and k.psp = w.psp where ${credits(sql)}
  union all
  select k.iuv, k.iur, k.indice from movimenti m join pagamenti k on k.ente = $1 and k.iuv = m.iuv and k.ha_tv where ${alone(sql)}`;

const ofCash = (where: Conditions, f: PagamentiFilter): Conditions => {
  const { sql } = ofTesoreria(new Inner(where), f.tesoreria ?? {}, 'm');
  if (sql === undefined) return where;
  if (f.tesoreria?.importo !== undefined || f.tesoreria?.bolletta !== undefined)
    return where.add(`(iuv, iur, indice) in (${cashedPayments(sql)})`);
  return where.add(cashed(sql)).add(
    betweenOutcomes(
      (order) => `select d from (
        select k.d from ${NAMES_FLOW} ${outcomeOf(order)} where ${credits(sql)}
        union all
        select k.data_esito from movimenti m join pagamenti k on k.ente = $1 and k.iuv = m.iuv and k.ha_tv where ${alone(sql)}) every_one`,
    ),
  );
};

const ofUpdate = (where: Conditions, f: PagamentiFilter): Conditions => {
  const { sql } = new Inner(where).written('classificato_il', f.updated);
  if (sql === undefined) return where;
  return where.add(sql).add(betweenOutcomes(() => `select data_esito as d from pagamenti where ente = $1 and ${sql}`));
};

/** What a list of payments asks for. The ente is `$1`; `names` are what `readNames` knows of the names in it. */
export function ofPagamenti(ente: string, f: PagamentiFilter, names: KnownNames = {}): Conditions {
  const where = seen(new Conditions(ente), f.tipi)
    .add(withClasse(f.classe))
    .add(f.stage === undefined ? 'true' : reached(f.stage))
    .where(f.iuv, (p) => `iuv = ${p}`)
    .where(f.tipoDovuto, (p) => `tipo_dovuto = ${p}`)
    .where(f.iur, (p) =>
      among(
        `ricevute where ente = $1 and iur = ${p} union select iuv, iur, indice from righe_flusso where ente = $1 and iur = ${p}`,
      ),
    )
    .where(f.iud, (p) => among(`ricevute where ente = $1 and iud = ${p}`))
    .where(f.soggetto, (p) =>
      among(`ricevute where ente = $1 and debitore_codice = ${p}
        union select iuv, iur, indice from ricevute where ente = $1 and versante_codice = ${p}`),
    )
    // One set, not two joined by "or": that would be asked again for each payment when the planner expects many.
    .where(f.causale, (p) =>
      among(
        `ricevute where ente = $1 and ${contains('causale', p)} union all ${cashedPayments(contains('m.causale', p))}`,
      ),
    )
    .between('data_esito', f.esito?.da, f.esito?.a);
  return ofUpdate(ofCash(ofFlows(ofReceipts(where, f, names), f), f), f);
}

/** Payments next in the order of the list that are looked at for a common name. */
const NEAR = 5_000;

/**
 * The payments next after a key whose receipt has names that are common, as a table: when a good part of the receipts has them, a
 * page is soon full. The question is one that the planner cannot turn round, or it would ask every receipt first.
 */
export function nearPagamenti(
  ente: string,
  f: PagamentiFilter,
  order: string,
  after: (where: Conditions) => Conditions,
): { readonly table: string; readonly where: Conditions } {
  const where = after(ofPagamenti(ente, { ...f, nomePagatore: undefined, nomeVersante: undefined }));
  const near = `select * from pagamenti f where f.ente = $1 and ${where.sql} order by ${order} limit ${NEAR}`;
  const bears = new Conditions(...where.values);
  const { sql } = whereNames(new Inner(bears), f, {});
  return {
    table: `(${near})`,
    where: bears.add(`(select true from ricevute where ente = $1 and (iuv, iur, indice) = (f.iuv, f.iur, f.indice)
      and ${sql ?? 'true'}) is true`),
  };
}
