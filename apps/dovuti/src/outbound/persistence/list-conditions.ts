import { type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import { Conditions } from '@mypay/platform/db';
import { type DovutiRequest, STORED_STATI, type SearchedStato } from '@mypay/dovuti-core';

/** Greater than every text that begins with the text before it, in byte order. */
const AFTER = `chr(1114111)`;

/** The conditions of a list of dovuti, as `d`; `$1` is the ente. */
export class DovutiConditions extends Conditions {
  constructor(ente: CodiceFiscaleEnte) {
    super(ente);
    this.add('d.ente = $1');
  }

  /** Rows of these tipi alone. One is told by equality: then an index gives it in order. */
  onlyTipi(tipi: VisibleTipi): void {
    const some = tipiOrNull(tipi);
    if (some === null) return;
    if (some.length === 1) this.add(`d.tipo_dovuto = ${this.value(some[0])}`);
    else this.add(`d.tipo_dovuto = any(${this.value(some, 'text[]')})`);
  }

  /** Each word begins some word of the debtor's name: of several words their index says first who bears them all. */
  nameWords(words: readonly string[]): void {
    if (words.length === 0) return;
    const bearers = words.map((word) => {
      const at = this.value(word, 'text');
      return `select dovuto from dovuti_parole where ente = $1 and parola >= ${at} and parola < ${at} || ${AFTER}`;
    });
    this.add(bearers.length === 1 ? `d.id in (${bearers[0]})` : `d.id = any(array(${bearers.join(' intersect ')}))`);
  }

  /** The same of a row that is looked at, as SQL: for words of so many rows that their index would give half of the archive. */
  bears(words: readonly string[]): string {
    return words
      .map((word) => `' ' || testo_ricerca(d.debitore_anagrafica) like ${this.value(`% ${word}%`, 'text')}`)
      .join(' and ');
  }
}

/** Two texts between which every text with the same beginning lies. */
export const beginsWith = (column: string, at: string): string =>
  `${column} >= ${at} and ${column} < ${at} || ${AFTER}`;

/** The filters of a list that need no question to the database first. */
export function addFilters(conditions: DovutiConditions, { filters, derived }: DovutiRequest): void {
  conditions.onlyTipi(filters.tipi);
  conditions.where(filters.tipo, (at) => `d.tipo_dovuto = ${at}`);
  if (filters.vista !== undefined) conditions.add(`d.online = ${filters.vista === 'ONLINE'}`);
  if (filters.stato !== undefined) addStato(conditions, filters.stato, derived);
  conditions.where(filters.iud, (at) => `d.iud = ${at}`);
  conditions.where(filters.iuv, (at) => `d.iuv = ${at}`);
  conditions.where(filters.codice, (at) => `d.debitore_codice = ${at}`);
  conditions.where(filters.causale, (at) => beginsWith('d.causale_ricerca', `left(testo_ricerca(${at}), 60)`), 'text');
  conditions.where(filters.scadenzaDa, (at) => `d.scadenza_ordine >= ${at}`, 'date');
  conditions.where(filters.scadenzaA, (at) => `d.scadenza_ordine <= ${at}`, 'date');
  conditions.where(filters.pagatoDa, (at) => `d.pagato_il >= ${at}`, 'date');
  conditions.where(filters.pagatoA, (at) => `d.pagato_il <= ${at}`, 'date');
  conditions.where(filters.conclusoDa, (at) => `d.concluso_il >= ${at}`, 'date');
  conditions.where(filters.conclusoA, (at) => `d.concluso_il <= ${at}`, 'date');
  conditions.where(filters.importoDa, (at) => `d.importo_cents >= ${at}`, 'bigint');
  conditions.where(filters.importoA, (at) => `d.importo_cents <= ${at}`, 'bigint');
  conditions.where(filters.importazione, (at) => `d.importazione = ${at}`, 'bigint');
  conditions.where(
    filters.flusso,
    (at) =>
      `d.importazione = any(array(select id from importazioni where ente = $1 and (nome_file = ${at} or starts_with(iuf, ${at}))))`,
    'text',
  );
}

function addStato(
  conditions: DovutiConditions,
  stato: SearchedStato,
  { disabled, binding }: DovutiRequest['derived'],
): void {
  const stored = STORED_STATI[stato];
  conditions.add(stored.length === 1 ? `d.stato = '${stored[0]}'` : `d.stato in ('${stored.join(`', '`)}')`);
  const tipi = binding.map(({ tipo }) => tipo);
  const firstGood: readonly LocalDate[] = binding.map((one) => one.firstGood);
  const expired = (): string =>
    `exists (select 1 from unnest(${conditions.value(tipi, 'text[]')}, ${conditions.value(firstGood, 'date[]')}) as r (tipo, buono)
       where r.tipo = d.tipo_dovuto and d.scadenza < r.buono)`;
  const off = (): string => `d.tipo_dovuto = any(${conditions.value(disabled, 'text[]')})`;
  switch (stato) {
    case 'DA_PAGARE':
      if (disabled.length > 0) conditions.add(`not ${off()}`);
      if (binding.length > 0) conditions.add(`not ${expired()}`);
      return;
    case 'DISABILITATO':
      conditions.add(off());
      return;
    case 'SCADUTO':
      conditions.add(`(d.stato <> 'INSERIMENTO_DOVUTO' or (not ${off()} and ${expired()}))`);
      return;
    case 'PAGATO':
      conditions.add('d.importo_pagato_cents > 0');
      return;
    case 'NON_PAGATO':
      conditions.add('d.importo_pagato_cents = 0');
      return;
    default:
  }
}
