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

/** Of the words of a name these many are looked for: more would only say the same person again. */
const WORDS = 4;
/** A beginning of more rows than these is common: a page of it is found sooner by looking at rows in the list's order. */
const COMMON = 5_000;
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
    const { sql, params } = dovutiPage(this.ente, request, await this.wordsOf(request.filters.anagrafica));
    return (await this.tx.query<DovutoRow>(sql, params)).map(toDovuto);
  }

  async count(request: DovutiRequest, cap: number): Promise<number> {
    const conditions = new DovutiConditions(this.ente);
    addFilters(conditions, request);
    addWords(conditions, await this.wordsOf(request.filters.anagrafica));
    const rows = await this.tx.query<{ n: bigint }>(
      `select count(*) as n from (select 1 from dovuti d where ${conditions.sql} limit ${conditions.value(cap, 'int')}) as counted`,
      conditions.values,
    );
    return Number(rows[0]?.n ?? 0);
  }

  async search(question: SearchQuestion, limit: number): Promise<readonly Found[]> {
    const found = new Map<bigint, Found>();
    const look = async (match: Match, add: (conditions: DovutiConditions) => void): Promise<void> => {
      if (found.size >= limit) return;
      const conditions = new DovutiConditions(this.ente);
      conditions.onlyTipi(question.tipi);
      add(conditions);
      const rows = await this.tx.query<DovutoRow>(
        `select ${COLUMNS} from dovuti d where ${conditions.sql} order by d.id desc limit ${conditions.value(limit, 'int')}`,
        conditions.values,
      );
      for (const row of rows)
        if (!found.has(row.id) && found.size < limit) found.set(row.id, { trovato: match, dovuto: toDovuto(row) });
    };
    const { iuv, iud, codice, anagrafica: name } = question;
    if (iuv !== undefined) await look('IUV', (c) => c.where(iuv, (at) => beginsWith('d.iuv', at), 'text'));
    if (iud !== undefined) await look('IUD', (c) => c.where(iud, (at) => beginsWith('d.iud', at), 'text'));
    if (codice !== undefined) await look('CODICE_FISCALE', (c) => c.where(codice, (at) => `d.debitore_codice = ${at}`));
    const words = await this.wordsOf(name);
    if (words.rare.length + words.common.length > 0) await look('ANAGRAFICA', (c) => addWords(c, words));
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

  /** The words of a name as the table of words holds them, the longest first: it is the rarest. */
  private async wordsOf(name: string | undefined): Promise<NameWords> {
    if (name === undefined) return NO_WORDS;
    const rows = await this.tx.query<{ parola: string }>(`select parole_di($1) as parola`, [name]);
    const words = rows.map(({ parola: word }) => word).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const rare: string[] = [];
    const common: string[] = [];
    for (const word of words.slice(0, WORDS)) ((await this.isCommon(word)) ? common : rare).push(word);
    // Of several common words together the rows may be few, and far apart: then their indexes are asked after all.
    return rare.length === 0 && common.length > 1 ? { rare: common, common: [] } : { rare, common };
  }

  private async isCommon(word: string): Promise<boolean> {
    const rows = await this.tx.query<{ n: bigint }>(
      `select count(*) as n from (select 1 from dovuti_parole where ente = $1 and ${beginsWith('parola', '$2::text')} limit $3) as counted`,
      [this.ente, word, COMMON + 1],
    );
    return Number(rows[0]?.n ?? 0) > COMMON;
  }
}

/** Beginnings of words of a name: those that few rows have, and those that many have. */
export interface NameWords {
  readonly rare: readonly string[];
  readonly common: readonly string[];
}
const NO_WORDS: NameWords = { rare: [], common: [] };

function addWords(conditions: DovutiConditions, { rare, common }: NameWords): void {
  conditions.nameWords(rare);
  conditions.commonWords(common);
}

/**
 * The statement of one page, after a key: its conditions are those of an index, or it reads too much.
 * @param words beginnings of words of the name, normalised
 */
export function dovutiPage(
  ente: CodiceFiscaleEnte,
  request: PageRequest,
  words: NameWords = NO_WORDS,
): { sql: string; params: unknown[] } {
  const { ordine: order, dopo: after, limite: limit } = request;
  const conditions = new DovutiConditions(ente);
  addFilters(conditions, request);
  addWords(conditions, words);
  if (order === 'RECENTI') conditions.beyond('<', [['d.id', 'bigint']], after && [after.id]);
  else
    conditions.beyond(
      '>',
      [
        ['d.scadenza_ordine', 'date'],
        ['d.id', 'bigint'],
      ],
      after && [after.scadenza, after.id],
    );
  const by = order === 'RECENTI' ? 'd.id desc' : 'd.scadenza_ordine, d.id';
  return {
    sql: `select ${COLUMNS} from dovuti d where ${conditions.sql} order by ${by} limit ${conditions.value(limit, 'int')}`,
    params: conditions.values,
  };
}
