import type { ObjectRef } from '@mypay/contracts';
import { type CodiceFiscaleEnte, type Iud, type Iuv, tipiOrNull } from '@mypay/kernel';
import { IMPORT_JOB } from '@mypay/dovuti-core';
import type {
  ChunkBounds,
  ChunkFacts,
  FileErrorCode,
  Importazione,
  Importazioni,
  ImportFilters,
  FileName,
  NewImport,
  Occupant,
  ImportObstacle,
  DecidedRiga,
  RigaPerEsito,
  StatoDovuto,
} from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { IMPORT_COLUMNS, type ImportazioneRow, toImportazione } from './import-row';
import { writeChunk } from './write-chunk';
import { WRITERS_LOCK } from './pg-dovuti';

/** Refused rows that stay with an import that has ended, to be shown and mended in place; all of them are in its file. */
const KEPT_SCARTI = 500;
/** Of refused rows in place, at most these bytes at a time. */
const SCARTI_BYTES = 1024 * 1024;

interface OccupantRow {
  readonly id: bigint;
  readonly iud: Iud;
  readonly iuv: Iuv | null;
  readonly iuv_della_piattaforma: boolean;
  readonly stato: StatoDovuto;
  readonly tipo_dovuto: string;
  readonly pagato_dopo_annullamento: boolean;
}

/**
 * One index look-up for each key of `$2`, in the order of the keys (so that two imports lock in one order), whatever the
 * planner believes: on a table without statistics yet it would rather read the whole ente than look up 2,000 keys (OFFSET 0
 * keeps the look-up from being merged into a join, and LIMIT 1 would make it try the wrong index).
 */
const perKey = (query: string): string =>
  `select riga.* from (select distinct chiave from unnest($2::text[]) as u (chiave) order by chiave) as chiavi
    cross join lateral (${query}) as riga`;

/** Uploads in PostgreSQL. */
export class PgImportazioni implements Importazioni {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly jobs: Jobs,
  ) {}

  async obstacle({ iuf }: FileName, fileName: string, maxWaiting: number): Promise<ImportObstacle | undefined> {
    const rows = await this.tx.query<{ nome_file: string; flusso: string }>(
      `select nome_file, flusso from importazioni
        where ente = $1 and flusso in ('LOAD_FLOW', 'CARICATO') and (iuf = $2 or nome_file = $3)`,
      [this.ente, iuf, fileName],
    );
    const loaded = rows.filter(({ flusso }) => flusso === 'CARICATO');
    if (loaded.some(({ nome_file }) => nome_file === fileName)) return 'NOME_FILE_DUPLICATO';
    if (loaded.length > 0) return 'FLUSSO_DUPLICATO';
    if (rows.length > 0) return 'FLUSSO_IN_CARICAMENTO';
    return (await this.jobs.waiting(this.tx, IMPORT_JOB, this.ente)) < maxWaiting ? undefined : 'TROPPI_CARICAMENTI';
  }

  async add(
    { nome: name, nomeFile: fileName, file, richiedente: requester, tipi, prova: onTrial, now }: NewImport,
    maxWaiting: number,
  ): Promise<bigint | ImportObstacle> {
    if (!(await this.jobs.hasRoom(this.tx, IMPORT_JOB, this.ente, maxWaiting))) return 'TROPPI_CARICAMENTI';
    const rows = await this.tx.query<{ id: bigint }>(
      `insert into importazioni (ente, nome_file, base, iuf, versione, formato, stato, flusso, file, richiedente, creata_il, prova, tipi)
       values ($1, $2, $3, $4, $5, $6, 'LOAD_IMPORT', case when $10 then 'ANNULLATO' else 'LOAD_FLOW' end, $7, $8, $9, $10, $11)
       on conflict do nothing returning id`,
      [
        this.ente,
        fileName,
        name.base,
        name.iuf,
        name.versione,
        name.formato,
        JSON.stringify(file),
        requester,
        now,
        onTrial,
        tipiOrNull(tipi),
      ],
    );
    const id = rows[0]?.id;
    if (id === undefined) return (await this.obstacle(name, fileName, maxWaiting)) ?? 'FLUSSO_IN_CARICAMENTO';
    const importazione = id.toString();
    await this.jobs.enqueue(this.tx, {
      tipo: IMPORT_JOB,
      chiave: `${this.ente}:${importazione}`,
      ente: this.ente,
      payload: { importazione },
    });
    return id;
  }

  async endedBefore(instant: Date, limit: number): Promise<readonly Importazione[]> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${IMPORT_COLUMNS} from importazioni
        where ente = $1 and finita_il < $2 and dimenticata_il is null order by finita_il limit $3`,
      [this.ente, instant, limit],
    );
    return rows.map(toImportazione);
  }

  async forgetFiles(ids: readonly bigint[], now: Date): Promise<void> {
    await this.tx.execute(
      `update importazioni set dimenticata_il = $3, scarti = null, iuv = null where ente = $1 and id = any($2)`,
      [this.ente, ids, now],
    );
    await this.tx.execute(`delete from import_righe where ente = $1 and importazione = any($2)`, [this.ente, ids]);
  }

  async find(id: bigint): Promise<Importazione | undefined> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${IMPORT_COLUMNS} from importazioni where ente = $1 and id = $2`,
      [this.ente, id],
    );
    return rows[0] && toImportazione(rows[0]);
  }

  async page(
    { richiedente: requester, nome: name, stati, prova: onTrial, sha256 }: ImportFilters,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly Importazione[]> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${IMPORT_COLUMNS} from importazioni
        where ente = $1 and ($2::bigint is null or id < $2) and ($4::text is null or richiedente = $4)
          and ($5::text is null or nome_file = $5 or starts_with(iuf, $5)) and ($6::text[] is null or stato = any($6))
          and ($7::boolean is null or prova = $7) and ($8::text is null or sha256 = $8)
        order by id desc limit $3`,
      [
        this.ente,
        before ?? null,
        limit,
        requester ?? null,
        name ?? null,
        stati ?? null,
        onTrial ?? null,
        sha256 ?? null,
      ],
    );
    return rows.map(toImportazione);
  }

  async start(id: bigint, now: Date): Promise<Importazione | undefined> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_IN_ELAB', iniziata_il = $3 where ente = $1 and id = $2 and stato = 'LOAD_IMPORT'`,
      [this.ente, id, now],
    );
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${IMPORT_COLUMNS} from importazioni where ente = $1 and id = $2 for update`,
      [this.ente, id],
    );
    return rows[0] && toImportazione(rows[0]);
  }

  async opened(id: bigint, header: string, size: number): Promise<void> {
    await this.tx.execute(`update importazioni set intestazione = $3, byte_totali = $4 where ente = $1 and id = $2`, [
      this.ente,
      id,
      header,
      size,
    ]);
  }

  async cancel(id: bigint, now: Date): Promise<boolean> {
    const cancelled = await this.tx.execute(
      `update importazioni set stato = 'IMPORT_ABORTITO', flusso = 'ANNULLATO', annullata = true, finita_il = $3
        where ente = $1 and id = $2 and stato = 'LOAD_IMPORT'`,
      [this.ente, id, now],
    );
    return cancelled === 1;
  }

  async scarti(id: bigint, after: number, limit: number): Promise<readonly RigaPerEsito[]> {
    return this.decided(id, false, after, { rows: limit, bytes: SCARTI_BYTES });
  }

  async sameContent(sha256: string, id: bigint): Promise<Importazione | undefined> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${IMPORT_COLUMNS} from importazioni
        where ente = $1 and sha256 = $2 and id <> $3 and not prova and flusso in ('LOAD_FLOW', 'CARICATO') order by id desc limit 1`,
      [this.ente, sha256, id],
    );
    return rows[0] && toImportazione(rows[0]);
  }

  async abort(id: bigint, codice: FileErrorCode, now: Date): Promise<void> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_ABORTITO', flusso = case when prova then flusso else 'ERRORE_CARICAMENTO' end, codice_errore = $3, finita_il = $4
        where ente = $1 and id = $2 and stato in ('LOAD_IMPORT', 'IMPORT_IN_ELAB')`,
      [this.ente, id, codice, now],
    );
    await this.forget(id);
  }

  async complete(id: bigint, files: { scarti?: ObjectRef; iuv?: ObjectRef }, now: Date): Promise<void> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_ESEGUITO', flusso = case when prova then flusso else 'CARICATO' end, scarti = $3, iuv = $4, finita_il = $5
        where ente = $1 and id = $2 and stato = 'IMPORT_IN_ELAB'`,
      [
        this.ente,
        id,
        files.scarti ? JSON.stringify(files.scarti) : null,
        files.iuv ? JSON.stringify(files.iuv) : null,
        now,
      ],
    );
    await this.forget(id);
  }

  /** Of the rows decided only the first refused ones stay, to be shown in place. */
  private async forget(id: bigint): Promise<void> {
    for (const table of ['import_iud', 'import_iuv'])
      await this.tx.execute(`delete from ${table} where ente = $1 and importazione = $2`, [this.ente, id]);
    await this.tx.execute(
      `delete from import_righe where ente = $1 and importazione = $2 and (accettata or riga > coalesce(
         (select riga from import_righe where ente = $1 and importazione = $2 and not accettata order by riga offset $3 limit 1), 9223372036854775807))`,
      [this.ente, id, KEPT_SCARTI - 1],
    );
  }

  async facts({ id, prova: onTrial }: Importazione, iud: readonly Iud[], iuv: readonly Iuv[]): Promise<ChunkFacts> {
    await this.tx.query(`select pg_advisory_xact_lock_shared(${WRITERS_LOCK})`, [this.ente]);
    const accepted = await this.tx.query<{ iud: Iud }>(
      perKey(`select iud from import_iud where ente = $1 and importazione = $3 and iud = chiavi.chiave offset 0`),
      [this.ente, iud, id],
    );
    const perIud = await this.tx.query<OccupantRow>(
      perKey(
        `select id, iud, iuv, iuv_della_piattaforma, stato, tipo_dovuto, pagato_dopo_annullamento from dovuti
          where ente = $1 and iud = chiavi.chiave and stato <> 'ANNULLATO'
          offset 0 for update`,
      ),
      [this.ente, iud],
    );
    const perIuv = await this.tx.query<{ iuv: Iuv; iud: Iud }>(
      perKey(`select iuv, iud from dovuti where ente = $1 and iuv = chiavi.chiave and stato <> 'ANNULLATO' offset 0`),
      [this.ente, iuv],
    );
    const earlierRows = onTrial
      ? await this.tx.query<{ iuv: Iuv; iud: Iud }>(
          perKey(
            `select iuv, iud from import_iuv where ente = $1 and importazione = $3 and iuv = chiavi.chiave offset 0`,
          ),
          [this.ente, iuv, id],
        )
      : [];
    return {
      accepted: new Set(accepted.map((row) => row.iud)),
      perIud: new Map(
        // A debt paid after its cancellation may share its IUD with a live one, which is the one that counts.
        [
          ...perIud.filter((row) => row.pagato_dopo_annullamento),
          ...perIud.filter((row) => !row.pagato_dopo_annullamento),
        ].map((row): [Iud, Occupant] => [
          row.iud,
          {
            id: row.id,
            stato: row.stato,
            tipoDovuto: row.tipo_dovuto,
            iuv: row.iuv ?? undefined,
            iuvDellaPiattaforma: row.iuv_della_piattaforma,
          },
        ]),
      ),
      perIuv: new Map([...perIuv, ...earlierRows].map((row) => [row.iuv, row.iud])),
    };
  }

  write(importazione: Importazione, righe: readonly DecidedRiga[], bytesRead: number, now: Date): Promise<boolean> {
    return writeChunk(this.tx, this.ente, importazione, righe, bytesRead, now);
  }

  async decided(
    id: bigint,
    accepted: boolean,
    after: number,
    { rows: limit, bytes }: ChunkBounds,
  ): Promise<readonly RigaPerEsito[]> {
    const rows = await this.tx.query<{
      riga: bigint;
      testo: Buffer;
      codice: string | null;
      descrizione: string | null;
    }>(
      `select riga, testo, codice, descrizione
         from (select *, sum(octet_length(testo)) over (order by riga) - octet_length(testo) as before
                 from (select * from import_righe
                        where ente = $1 and importazione = $2 and riga > $3 and accettata = $4 order by riga limit $5) as next) as page
        where before < $6 order by riga`,
      [this.ente, id, after, accepted, limit, bytes],
    );
    return rows.map(({ riga, testo: text, codice, descrizione: description }) => ({
      riga: Number(riga),
      testo: text,
      scarto: codice === null ? undefined : { codice, descrizione: description ?? '' },
    }));
  }
}
