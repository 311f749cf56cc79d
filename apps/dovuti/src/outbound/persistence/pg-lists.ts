import { type CodiceFiscaleEnte, type Iud, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import type {
  CountedDay,
  DovutiRequest,
  Dovuto,
  Found,
  LifeOfRow,
  Lists,
  Match,
  PageRequest,
  SearchQuestion,
} from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import { DOVUTO_COLUMNS, type DovutoRow, toDovuto } from './dovuto-row';
import { addFilters, beginsWith, DovutiConditions } from './list-conditions';
import { readLives } from './lives';
import { addWords, areCommon, type NameWords, NO_WORDS, readNameWords, throughIndex } from './name-words';

/** For words that thousands bear these many rows are looked at in the list's order, before their indexes are asked. */
const LOOKED_AT = 2_000;
const COLUMNS = DOVUTO_COLUMNS.split(', ')
  .map((column) => `d.${column}`)
  .join(', ');

/** Lists, one-box search and figures in PostgreSQL. */
export class PgLists implements Lists {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async page(request: PageRequest): Promise<readonly Dovuto[]> {
    const words = await this.wordsOf(request.filters.anagrafica);
    const rows = await this.rows(pageSelection(request), words, request.limite);
    return rows.map(toDovuto);
  }

  async count(request: DovutiRequest, cap: number): Promise<number> {
    const words = await this.wordsOf(request.filters.anagrafica);
    const filter = (c: DovutiConditions): void => addFilters(c, request);
    if (!areCommon(words)) return this.counted(filter, words, cap);
    const conditions = filtered(this.ente, filter);
    const near = await this.number(
      `select 1 from (select d.debitore_anagrafica from dovuti d where ${conditions.sql} limit ${LOOKED_AT}) as d
        where ${conditions.bears(words.common)} limit ${conditions.value(cap, 'int')}`,
      conditions,
    );
    if (near === cap || !(await this.isLong(filter))) return near;
    return this.counted(filter, throughIndex(words), cap);
  }

  async search(question: SearchQuestion, limit: number): Promise<readonly Found[]> {
    const found = new Map<bigint, Found>();
    const look = async (match: Match, add: Filter, words = NO_WORDS): Promise<void> => {
      if (found.size >= limit) return;
      const filter = (conditions: DovutiConditions): void => {
        conditions.onlyTipi(question.tipi);
        add(conditions);
      };
      const rows = await this.rows({ filter, by: NEWEST_FIRST }, words, limit);
      for (const row of rows)
        if (!found.has(row.id) && found.size < limit) found.set(row.id, { trovato: match, dovuto: toDovuto(row) });
    };
    const { iuv, iud, codice, anagrafica: name } = question;
    if (iuv !== undefined) await look('IUV', (c) => c.where(iuv, (at) => beginsWith('d.iuv', at), 'text'));
    if (iud !== undefined) await look('IUD', (c) => c.where(iud, (at) => beginsWith('d.iud', at), 'text'));
    if (codice !== undefined) await look('CODICE_FISCALE', (c) => c.where(codice, (at) => `d.debitore_codice = ${at}`));
    const words = await this.wordsOf(name);
    if (words.rare.length + words.common.length > 0) await look('ANAGRAFICA', () => undefined, words);
    return [...found.values()];
  }

  async figures(tipi: VisibleTipi, since: LocalDate): Promise<readonly CountedDay[]> {
    const rows = await this.tx.query<{ tipo: string; voce: string; giorno: string; numero: bigint; importo: string }>(
      `select tipo_dovuto as tipo, voce, giorno, sum(numero)::bigint as numero, sum(importo_cents)::text as importo
         from dovuti_conteggi
        where ente = $1 and ($2::text[] is null or tipo_dovuto = any($2))
          and (giorno >= $3 or voce in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO'))
        group by 1, 2, 3 having sum(numero) <> 0`,
      [this.ente, tipiOrNull(tipi), since],
    );
    return rows.map(({ giorno, importo, ...row }) => ({
      ...row,
      giorno: giorno === '9999-12-31' ? undefined : (giorno as LocalDate),
      importo: BigInt(importo),
    }));
  }

  lives(iud: Iud, tipi: VisibleTipi): Promise<readonly LifeOfRow[]> {
    return readLives(this.tx, this.ente, iud, tipi);
  }

  async meltCounts(): Promise<number> {
    const rows = await this.tx.query<{ went: bigint; stayed: bigint }>(
      `with tolti as (delete from dovuti_conteggi where ente = $1 and (tipo_dovuto, voce, giorno) in
                        (select tipo_dovuto, voce, giorno from dovuti_conteggi where ente = $1 group by 1, 2, 3 having count(*) > 1)
                       returning tipo_dovuto, voce, giorno, numero, importo_cents),
            rimessi as (insert into dovuti_conteggi (ente, tipo_dovuto, voce, giorno, numero, importo_cents)
                        select $1, tipo_dovuto, voce, giorno, sum(numero), sum(importo_cents) from tolti
                         group by 2, 3, 4 having sum(numero) <> 0 or sum(importo_cents) <> 0 returning 1)
       select (select count(*) from tolti) as went, (select count(*) from rimessi) as stayed`,
      [this.ente],
    );
    return Number((rows[0]?.went ?? 0n) - (rows[0]?.stayed ?? 0n));
  }

  private wordsOf(name: string | undefined): Promise<NameWords> {
    return readNameWords(this.tx, this.ente, name);
  }

  /**
   * The first rows of a selection. Of words that thousands bear, either the page is found among the rows next in the list's order, or
   * those who bear them all are so few, or so far away, that their indexes are asked after all.
   */
  private async rows(selection: Selection, words: NameWords, limit: number): Promise<readonly DovutoRow[]> {
    if (areCommon(words)) {
      const near = await this.asked(nearSelection(this.ente, selection, words, limit));
      if (near.length === limit || !(await this.isLong(selection.filter))) return near;
      return this.asked(wholeSelection(this.ente, selection, throughIndex(words), limit));
    }
    return this.asked(wholeSelection(this.ente, selection, words, limit));
  }

  private asked({ sql, params }: Statement): Promise<readonly DovutoRow[]> {
    return this.tx.query<DovutoRow>(sql, params);
  }

  /** Whether there are more rows than are looked at. */
  private async isLong(filter: Filter): Promise<boolean> {
    return (await this.counted(filter, NO_WORDS, LOOKED_AT)) === LOOKED_AT;
  }

  private counted(filter: Filter, words: NameWords, cap: number): Promise<number> {
    const conditions = filtered(this.ente, filter);
    addWords(conditions, words);
    return this.number(
      `select 1 from dovuti d where ${conditions.sql} limit ${conditions.value(cap, 'int')}`,
      conditions,
    );
  }

  private async number(select: string, { values }: DovutiConditions): Promise<number> {
    const rows = await this.tx.query<{ n: bigint }>(`select count(*) as n from (${select}) as counted`, values);
    return Number(rows[0]?.n ?? 0);
  }
}

type Filter = (conditions: DovutiConditions) => void;

/** Rows by conditions, in an order. */
interface Selection {
  readonly filter: Filter;
  readonly by: string;
}

interface Statement {
  readonly sql: string;
  readonly params: unknown[];
}

const NEWEST_FIRST = 'd.id desc';

function filtered(ente: CodiceFiscaleEnte, filter: Filter): DovutiConditions {
  const conditions = new DovutiConditions(ente);
  filter(conditions);
  return conditions;
}

function wholeSelection(
  ente: CodiceFiscaleEnte,
  { filter, by }: Selection,
  words: NameWords,
  limit: number,
): Statement {
  const conditions = filtered(ente, filter);
  addWords(conditions, words);
  return {
    sql: `select ${COLUMNS} from dovuti d where ${conditions.sql} order by ${by} limit ${conditions.value(limit, 'int')}`,
    params: conditions.values,
  };
}

/** Those who bear the words among the next rows of the list. */
function nearSelection(
  ente: CodiceFiscaleEnte,
  { filter, by }: Selection,
  { common }: NameWords,
  limit: number,
): Statement {
  const conditions = filtered(ente, filter);
  return {
    sql: `select ${COLUMNS} from (select d.* from dovuti d where ${conditions.sql} order by ${by} limit ${LOOKED_AT}) as d
           where ${conditions.bears(common)} order by ${by} limit ${conditions.value(limit, 'int')}`,
    params: conditions.values,
  };
}

const pageSelection = (request: PageRequest): Selection => {
  const { ordine: order, dopo: after } = request;
  const newest = order === 'RECENTI';
  return {
    by: newest ? NEWEST_FIRST : 'd.scadenza_ordine, d.id',
    filter: (conditions) => {
      addFilters(conditions, request);
      if (newest) conditions.beyond('<', [['d.id', 'bigint']], after && [after.id]);
      else
        conditions.beyond(
          '>',
          [
            ['d.scadenza_ordine', 'date'],
            ['d.id', 'bigint'],
          ],
          after && [after.scadenza, after.id],
        );
    },
  };
};

/**
 * The statement of one page, after a key: its conditions are those of an index, or it reads too much.
 * @param words beginnings of words of the name, normalised
 */
export const dovutiPage = (ente: CodiceFiscaleEnte, request: PageRequest, words: NameWords = NO_WORDS): Statement =>
  wholeSelection(ente, pageSelection(request), words, request.limite);
