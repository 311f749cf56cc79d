import { cents, type CodiceFiscaleEnte, type Iud, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import type { LifeOfRow, RecordedAct } from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import { DOVUTO_COLUMNS, type DovutoRow, toDovuto } from './dovuto-row';

interface LifeRow extends DovutoRow {
  readonly importazione: bigint | null;
  readonly riga: bigint | null;
  readonly nome_file: string | null;
}
interface PastRow {
  readonly dovuto: bigint;
  readonly versione: number;
  readonly dati: Record<string, unknown>;
  readonly fino_al: Date;
}
interface ActRow {
  readonly dovuto: bigint;
  readonly versione: number;
  readonly atto: RecordedAct['atto'];
  readonly autore: string;
  readonly motivo: string | null;
}
interface ReceiptRow {
  readonly dovuto: bigint;
  readonly rt_id: string;
  readonly esito: string;
  readonly importo_cents: bigint;
  readonly registrata_il: Date;
}

/** Rows that one IUD ever had; an ente that takes it again and again is shown its last ones. */
const ROWS = 50;

/** Every row of an IUD, oldest first, with what happened to each. */
export async function readLives(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  iud: Iud,
  tipi: VisibleTipi,
): Promise<readonly LifeOfRow[]> {
  const rows = await tx.query<LifeRow>(
    `select ${DOVUTO_COLUMNS.split(', ')
      .map((c) => `d.${c}`)
      .join(', ')}, d.importazione, d.riga, i.nome_file
       from dovuti d left join importazioni i on i.ente = $1 and i.id = d.importazione
      where d.ente = $1 and d.iud = $2 and ($3::text[] is null or d.tipo_dovuto = any($3)) order by d.id desc limit ${ROWS}`,
    [ente, iud, tipiOrNull(tipi)],
  );
  const ids = rows.map(({ id }) => id);
  const past = await tx.query<PastRow>(
    `select dovuto, versione, dati, fino_al from dovuti_storia where ente = $1 and dovuto = any($2) order by versione`,
    [ente, ids],
  );
  const acts = await tx.query<ActRow>(
    `select dovuto, versione, atto, autore, motivo from dovuti_atti where ente = $1 and dovuto = any($2) order by versione`,
    [ente, ids],
  );
  const receipts = await tx.query<ReceiptRow>(
    `select dovuto, rt_id, esito, importo_cents, registrata_il from ricevute_note
      where ente = $1 and iuv = any($2) and dovuto = any($3) order by registrata_il`,
    [ente, rows.flatMap(({ iuv }) => (iuv === null ? [] : [iuv])), ids],
  );
  const of = <R extends { readonly dovuto: bigint }>(all: readonly R[], id: bigint): R[] =>
    all.filter((one) => one.dovuto === id);
  return rows.reverse().map((row) => ({
    dovuto: toDovuto(row),
    importazione:
      row.importazione === null || row.nome_file === null || row.riga === null
        ? undefined
        : { id: row.importazione, nomeFile: row.nome_file, riga: row.riga },
    prima: of(past, row.id).map(({ versione, dati: content, fino_al: until }) => ({
      versione,
      dovuto: toDovuto(pastRow(row.id, content)),
      finoAl: until,
    })),
    acts: of(acts, row.id).map(({ versione, atto, autore, motivo }) => ({
      versione,
      atto,
      autore,
      motivo: motivo ?? undefined,
    })),
    ricevute: of(receipts, row.id).map((one) => ({
      rtId: one.rt_id,
      esito: one.esito,
      importo: cents(one.importo_cents),
      registrataIl: one.registrata_il,
    })),
  }));
}

/** A row as `to_jsonb` wrote it: numbers and instants in the types of the driver again. */
function pastRow(id: bigint, content: Record<string, unknown>): DovutoRow {
  const whole = (value: unknown): bigint | null =>
    value === null || value === undefined ? null : BigInt(Number(value));
  return {
    ...content,
    id,
    importo_cents: whole(content['importo_cents']),
    commissione_cents: whole(content['commissione_cents']),
    importo_pagato_cents: whole(content['importo_pagato_cents']),
    creato_il: new Date(String(content['creato_il'])),
    modificato_il: new Date(String(content['modificato_il'])),
  } as unknown as DovutoRow;
}
