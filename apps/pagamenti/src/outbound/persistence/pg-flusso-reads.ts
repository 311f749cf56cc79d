import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { FlussoKey, FlussoReads, FlussoRigaRow, FlussoRow } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';
import type { ObjectStore } from '@mypay/platform/objects';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { FLUSSO } from './pg-reads';

type Stored = FlussoRow & { righe: ObjectRef | null; originali: readonly ObjectRef[] };

/** One flow: its row in the table, its rows and what came on the wire in the object store. */
export class PgFlussoReads implements FlussoReads {
  constructor(
    private readonly db: Database,
    private readonly objects: ObjectStore,
  ) {}

  flusso(ente: CodiceFiscaleEnte, key: FlussoKey): Promise<FlussoRow | undefined> {
    return this.stored(ente, key);
  }

  async righe(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
    after: number,
    limit: number,
  ): Promise<readonly FlussoRigaRow[] | undefined> {
    const stored = await this.stored(ente, key);
    if (!stored) return undefined;
    if (!stored.righe) return [];
    const rows = await rowsOf(await this.objects.get(stored.righe.chiave), after, limit);
    const known = await this.db.inEnte(ente, (tx) =>
      tx.query<{ rt_id: string }>(`select rt_id from ricevute where ente = $1 and rt_id = any($2)`, [
        ente,
        rows.map(({ iur }) => iur),
      ]),
    );
    const received = new Set(known.map(({ rt_id }) => rt_id));
    return rows.map((row) => ({ ...row, ricevuta: received.has(row.iur) }));
  }

  async originals(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
  ): Promise<readonly { readonly name: string; readonly content: Readable }[] | undefined> {
    const stored = await this.stored(ente, key);
    return (
      stored &&
      Promise.all(
        stored.originali.map(async ({ chiave }) => ({
          name: path.posix.basename(chiave),
          content: await this.objects.get(chiave),
        })),
      )
    );
  }

  private async stored(ente: CodiceFiscaleEnte, { pspId, iuf, revisione }: FlussoKey): Promise<Stored | undefined> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<Stored>(
        `select ${FLUSSO}, righe, originali from flussi where ente = $1 and psp_id = $2 and iuf = $3 and revisione = $4`,
        [ente, pspId, iuf, revisione],
      ),
    );
    return rows[0];
  }
}

/** Line 0 is the header, line n the row n: `limit` rows after the row `after`; what comes later is not read. */
async function rowsOf(ndjson: Readable, after: number, limit: number): Promise<Omit<FlussoRigaRow, 'ricevuta'>[]> {
  const found: Omit<FlussoRigaRow, 'ricevuta'>[] = [];
  let line = 0;
  try {
    for await (const text of createInterface({ input: ndjson, crlfDelay: Infinity })) {
      if (line > after && text !== '') found.push(toRiga(text));
      line += 1;
      if (found.length >= limit) break;
    }
  } finally {
    ndjson.destroy();
  }
  return found;
}

/** A line as `writeRigaFlusso` wrote it. */
function toRiga(text: string): Omit<FlussoRigaRow, 'ricevuta'> {
  const { riga, iuv, iur, indice, importoCents, esito, dataEsito } = JSON.parse(text) as Record<string, string> & {
    riga: number;
    indice?: number;
  };
  return {
    riga,
    iuv: iuv ?? '',
    iur: iur ?? '',
    indice: indice ?? null,
    importoCents: BigInt(importoCents ?? '0'),
    esito: esito ?? '',
    dataEsito: dataEsito ?? '',
  };
}
