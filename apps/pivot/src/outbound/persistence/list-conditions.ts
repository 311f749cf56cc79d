import { tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import {
  bit,
  type Classe,
  type DaysBetween,
  type FlussiFilter,
  type FlussoFilter,
  type FlussoKey,
  type MovimentiFilter,
  type NotificheFilter,
  type RigheFilter,
  type RiversamentiFilter,
  type TesoreriaFilter,
  upperIuf,
  type Verdetto,
} from '@mypay/pivot-core';
import { Conditions } from '@mypay/platform/db';

/** A class or verdict is written out, so that its partial index is found. */
export const withClasse = (classe: Classe | undefined, row = ''): string =>
  classe === undefined ? 'true' : `(${row}classi & ${bit(classe)}) <> 0`;
const withVerdetto = (verdetto: Verdetto | undefined): string =>
  verdetto === undefined ? 'true' : `f.verdetto = '${verdetto}'`;

/** Only what the caller may see; a payment without a tipo is for who sees them all. Source: pivot.md §7.2. */
export const seen = (where: Conditions, tipi: VisibleTipi): Conditions =>
  where.where(tipiOrNull(tipi), (p) => `tipo_dovuto = any(${p}::text[])`);

/** Contained, whatever the case; `%` and `_` are themselves. No index serves it under row-level security: rows are looked at one by one. */
export const contains = (column: string, placeholder: string): string =>
  `strpos(upper(${column}), upper(${placeholder})) > 0`;

/** Conditions of a question inside another: they share the values, and are told apart. */
export class Inner {
  private readonly parts: string[] = [];

  constructor(private readonly outer: Conditions) {}

  where(value: unknown, condition: (placeholder: string) => string): this {
    if (value !== undefined && value !== null) this.parts.push(condition(this.outer.value(value)));
    return this;
  }

  between(column: string, days: DaysBetween | undefined): this {
    return this.where(days?.da, (p) => `${column} >= ${p}::date`).where(days?.a, (p) => `${column} <= ${p}::date`);
  }

  /** From the first instant of a day to the last of another, as days run in Rome. */
  written(column: string, days: DaysBetween | undefined): this {
    return this.where(days?.da, (p) => `${column} >= (${p}::date)::timestamp at time zone 'Europe/Rome'`).where(
      days?.a,
      (p) => `${column} < (${p}::date + 1)::timestamp at time zone 'Europe/Rome'`,
    );
  }

  /** Nothing when nothing is asked for. */
  get sql(): string | undefined {
    return this.parts.length === 0 ? undefined : this.parts.join(' and ');
  }
}

/** What is asked of the flows `row`. */
export const ofFlusso = (inner: Inner, f: FlussoFilter, row: string): Inner =>
  inner
    .where(f.iufContains, (p) => contains(`${row}.iuf_maiuscolo`, p))
    .where(f.idRegolamento, (p) => `${row}.id_regolamento = ${p}`)
    .between(`${row}.data_regolamento`, f.settled);

/** What is asked of the movements `row`. */
export const ofTesoreria = (
  inner: Inner,
  f: TesoreriaFilter & { readonly causale?: string | undefined },
  row: string,
) =>
  inner
    .where(f.anno, (p) => `${row}.anno = ${p}`)
    .where(f.bolletta, (p) => `${row}.bolletta = ${p}`)
    .where(f.importo, (p) => `${row}.importo_cents = ${p}`)
    .where(f.ordinante, (p) => contains(`${row}.ordinante`, p))
    .where(f.causale, (p) => contains(`${row}.causale`, p))
    .between(`${row}.data_lista`, f.valuta)
    .between(`${row}.data_contabile`, f.contabile);

const withInner = (where: Conditions, fill: (inner: Inner) => Inner): Conditions => {
  const { sql } = fill(new Inner(where));
  return sql === undefined ? where : where.add(sql);
};

/** When a notification or a movement was last written: by who sent it, or by the worker. */
export const NOTIFICA_UPDATED = 'greatest(modificata_il, classificata_il)';
export const MOVIMENTO_UPDATED = 'greatest(modificato_il, classificato_il)';

export const ofNotifiche = (ente: string, f: NotificheFilter): Conditions =>
  withInner(
    seen(new Conditions(ente), f.tipi)
      .add(withClasse(f.classe))
      .where(f.iud, (p) => `iud = ${p}`)
      .where(f.iuv, (p) => `iuv = ${p}`)
      .where(f.tipoDovuto, (p) => `tipo_dovuto = ${p}`)
      .between('data_esecuzione', f.executed?.da, f.executed?.a),
    (inner) => inner.written(NOTIFICA_UPDATED, f.updated),
  );

/**
 * Movements booked in some days have their day of value near: from the first to the last of them in the order of the list, which
 * an index tells by itself. Without it a page of last month reads all the years before it.
 */
const nearBooked = (where: Conditions, booked: DaysBetween | undefined): Conditions => {
  const { sql } = new Inner(where).between('m.data_contabile', booked);
  if (sql === undefined) return where;
  // `offset 0`: else the planner looks for the first of them along the order of the list, past all the years before it.
  const end = (pick: 'min' | 'max') =>
    `(select ${pick}(d) from (select m.data_lista as d from movimenti m where m.ente = $1 and ${sql} offset 0) booked)`;
  return where.add(`f.data_lista >= ${end('min')} and f.data_lista <= ${end('max')}`);
};

export const ofMovimenti = (ente: string, f: MovimentiFilter): Conditions =>
  withInner(nearBooked(new Conditions(ente).add(withClasse(f.classe)), f.contabile), (inner) =>
    ofTesoreria(inner, f, 'f')
      .where(f.iufContains, (p) => contains('iuf_maiuscolo', p))
      .where(f.iuv, (p) => `iuv = ${p}`)
      .written(MOVIMENTO_UPDATED, f.updated),
  );

/** A class of payments, as the flows that have one: of those that an index of flows gives. */
const withPaymentOf = (where: Conditions, f: FlussiFilter): Conditions => {
  if (f.classe === 'IUV_NO_RT') where.add('f.righe_senza_rt > 0');
  if (f.classe === 'IUF_NO_TES') where.add(`f.verdetto = 'NO_TES'`);
  if (f.classe === undefined && f.tipoDovuto === undefined) return where;
  const { sql } = new Inner(where)
    .where(f.tipoDovuto, (p) => `p.tipo_dovuto = ${p}`)
    .where(f.tipoDovuto && tipiOrNull(f.tipi ?? []), (p) => `p.tipo_dovuto = any(${p}::text[])`);
  return where.add(`exists (select 1 from pagamenti p where p.ente = $1 and p.iuf = f.iuf and p.psp = f.psp
    and ${withClasse(f.classe, 'p.')} and ${sql ?? 'true'})`);
};

export const ofFlussi = (ente: string, f: FlussiFilter): Conditions =>
  withInner(withPaymentOf(new Conditions(ente).add(withVerdetto(f.verdetto)), f), (inner) =>
    ofFlusso(inner, f, 'f')
      .where(f.iuf && upperIuf(f.iuf), (p) => `f.iuf_maiuscolo = ${p}`)
      .written('f.modificato_il', f.updated),
  );

export const ofRiversamenti = (ente: string, f: RiversamentiFilter): Conditions =>
  withInner(new Conditions(ente), (inner) =>
    ofTesoreria(ofFlusso(inner, f, 'f'), f, 'f').written('f.aggiornato_il', f.updated),
  );

/** Rows `f` that are not revoked and whose receipt is not there, or not as `agrees` says. */
const withoutReceipt = (agrees = 'true'): string =>
  `not f.revocata and not exists (select 1 from pagamenti p where p.ente = $1 and p.iuv = f.iuv
     and p.iur = f.iur and p.indice = f.indice and p.ricevuta is not null and ${agrees})`;

export const ofRighe = (ente: string, { psp, iuf }: FlussoKey, r: RigheFilter): Conditions =>
  new Conditions(ente)
    .where(upperIuf(iuf), (p) => `f.iuf_maiuscolo = ${p}`)
    .where(psp, (p) => `f.psp = ${p}`)
    .where(r.iuv, (p) => `f.iuv = ${p}`)
    .where(r.esito, (p) => `f.esito = ${p}`)
    .where(r.importo, (p) => `f.importo_cents = ${p}`)
    .add(r.withoutReceipt === true ? withoutReceipt() : 'true')
    .add(r.differing === true ? withoutReceipt('p.importo_cents = f.importo_cents') : 'true');
