import type { CodiceFiscaleEnte, Iud, Iuv } from '@mypay/kernel';
import type { DecidedRiga, Importazione } from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import { copyRow } from '@mypay/platform/files';
import { CONTENT_COLUMNS, valuesOf } from './dovuto-row';

/** A temporary table per session, emptied at every commit: PostgreSQL refuses COPY under row-level security. */
const TABLES = `
  create temporary table if not exists blocco_esiti (
    riga bigint, iud text collate "C", accettata boolean, testo bytea, codice text, descrizione text
  ) on commit delete rows;
  create temporary table if not exists blocco_dovuti (
    riga bigint, iuv_della_piattaforma boolean, ${CONTENT_COLUMNS.map(
      (c) => `${c} ${c.endsWith('_cents') ? 'bigint' : c === 'scadenza' ? 'date' : 'text'}`,
    ).join(', ')}
  ) on commit delete rows`;

/**
 * Writes a decided chunk: cancels and archives first, then inserts, so that an identifier freed by one row may be taken by
 * another of the same chunk. On trial it writes the judgement alone. False when a unique key says that another writer came first: the caller rolls back.
 */
export async function writeChunk(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  { id: importazione, prova: onTrial }: Pick<Importazione, 'id' | 'prova'>,
  righe: readonly DecidedRiga[],
  bytesRead: number,
  now: Date,
): Promise<boolean> {
  await tx.query(TABLES);
  const toArchive: bigint[] = [];
  const fresh: string[] = [];
  const ownIuvs: (readonly [Iuv, Iud])[] = [];
  let accepted = 0;
  const esiti: string[] = [];
  for (const { decision, testo: text } of righe) {
    if (decision.esito === 'SCARTATA') {
      const { iud, scarto } = decision;
      esiti.push(copyRow([decision.riga, iud, false, text, scarto.codice, withoutNul(scarto.descrizione)]));
      continue;
    }
    accepted += 1;
    esiti.push(copyRow([decision.riga, decision.dati.iud, true, text, null, null]));
    if (onTrial) {
      if (!decision.iuvDellaPiattaforma && decision.dati.iuv !== undefined)
        ownIuvs.push([decision.dati.iuv, decision.dati.iud]);
      continue;
    }
    if (decision.precedente) toArchive.push(decision.precedente.id);
    if (decision.esito !== 'ANNULLATA')
      fresh.push(copyRow([decision.riga, decision.iuvDellaPiattaforma, ...valuesOf(decision.dati)]));
  }
  if (toArchive.length > 0) {
    const archived = await tx.execute(
      `update dovuti set stato = 'ANNULLATO', versione = versione + 1, modificato_il = $3
        where ente = $1 and id = any($2) and stato = 'INSERIMENTO_DOVUTO'`,
      [ente, toArchive, now],
    );
    if (archived !== toArchive.length) return false;
  }
  if (fresh.length > 0) {
    await tx.copyIn(
      `copy blocco_dovuti (riga, iuv_della_piattaforma, ${CONTENT_COLUMNS.join(', ')}) from stdin`,
      fresh,
    );
    const inserted = await tx.execute(
      `insert into dovuti (ente, importazione, riga, stato, creato_il, modificato_il, iuv_della_piattaforma, ${CONTENT_COLUMNS.join(', ')})
       select $1::text, $2::bigint, riga, 'INSERIMENTO_DOVUTO', $3::timestamptz, $3::timestamptz,
              iuv_della_piattaforma, ${CONTENT_COLUMNS.join(', ')}
         from blocco_dovuti order by riga
       on conflict do nothing`,
      [ente, importazione, now],
    );
    if (inserted !== fresh.length) return false;
  }
  if (ownIuvs.length > 0)
    await tx.execute(
      `insert into import_iuv (ente, importazione, iuv, iud) select $1, $2, * from unnest($3::text[], $4::text[]) on conflict do nothing`,
      [ente, importazione, ownIuvs.map(([iuv]) => iuv), ownIuvs.map(([, iud]) => iud)],
    );
  await tx.copyIn(`copy blocco_esiti (riga, iud, accettata, testo, codice, descrizione) from stdin`, [esiti.join('')]);
  await tx.execute(
    `insert into import_righe (ente, importazione, riga, accettata, testo, codice, descrizione)
     select $1::text, $2::bigint, riga, accettata, testo, codice, descrizione from blocco_esiti order by riga`,
    [ente, importazione],
  );
  await tx.execute(
    `insert into import_iud (ente, importazione, iud)
     select $1::text, $2::bigint, iud from blocco_esiti where accettata order by iud`,
    [ente, importazione],
  );
  await tx.execute(
    `update importazioni set righe = righe + $3, accettate = accettate + $4, scartate = scartate + $3 - $4, formule = formule or $5,
            byte_letti = $6
      where ente = $1 and id = $2`,
    [ente, importazione, righe.length, accepted, righe.some(({ formula }) => formula), bytesRead],
  );
  return true;
}

const withoutNul = (text: string): string => text.replaceAll('\0', '');
