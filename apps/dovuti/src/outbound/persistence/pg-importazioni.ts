import type { ObjectRef } from '@mypay/contracts';
import type { CodiceFiscaleEnte, Iud, Iuv } from '@mypay/kernel';
import { IMPORT_JOB } from '@mypay/dovuti-core';
import type {
  ChunkBounds,
  ChunkFacts,
  FileErrorCode,
  Importazione,
  Importazioni,
  FileName,
  NewImport,
  Occupant,
  ImportObstacle,
  DecidedRiga,
  RigaPerEsito,
  StatoDovuto,
  StatoImport,
} from '@mypay/dovuti-core';
import type { Tx } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { writeChunk } from './write-chunk';
import { WRITERS_LOCK } from './pg-dovuti';

interface ImportazioneRow {
  readonly id: bigint;
  readonly nome_file: string;
  readonly base: string;
  readonly iuf: string;
  readonly versione: FileName['versione'];
  readonly formato: FileName['formato'];
  readonly stato: StatoImport;
  readonly codice_errore: string | null;
  readonly file: ObjectRef;
  readonly righe: bigint;
  readonly accettate: bigint;
  readonly scartate: bigint;
  readonly scarti: ObjectRef | null;
  readonly iuv: ObjectRef | null;
  readonly formule: boolean;
  readonly richiedente: string;
  readonly creata_il: Date;
  readonly finita_il: Date | null;
  readonly dimenticata_il: Date | null;
}
const COLUMNS =
  'id, nome_file, base, iuf, versione, formato, stato, codice_errore, file, righe, accettate, scartate, scarti, iuv, formule, richiedente, creata_il, finita_il, dimenticata_il';

const toImportazione = (row: ImportazioneRow): Importazione => ({
  id: row.id,
  nome: { base: row.base, iuf: row.iuf, versione: row.versione, formato: row.formato },
  nomeFile: row.nome_file,
  stato: row.stato,
  codiceErrore: row.codice_errore ?? undefined,
  file: row.file,
  righe: Number(row.righe),
  accettate: Number(row.accettate),
  scartate: Number(row.scartate),
  scarti: row.scarti ?? undefined,
  iuv: row.iuv ?? undefined,
  formulas: row.formule,
  richiedente: row.richiedente,
  creataIl: row.creata_il,
  finitaIl: row.finita_il ?? undefined,
  forgottenAt: row.dimenticata_il ?? undefined,
});

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
    { nome: name, nomeFile: fileName, file, richiedente: requester, now }: NewImport,
    maxWaiting: number,
  ): Promise<bigint | ImportObstacle> {
    if (!(await this.jobs.hasRoom(this.tx, IMPORT_JOB, this.ente, maxWaiting))) return 'TROPPI_CARICAMENTI';
    const rows = await this.tx.query<{ id: bigint }>(
      `insert into importazioni (ente, nome_file, base, iuf, versione, formato, stato, flusso, file, richiedente, creata_il)
       values ($1, $2, $3, $4, $5, $6, 'LOAD_IMPORT', 'LOAD_FLOW', $7, $8, $9) on conflict do nothing returning id`,
      [this.ente, fileName, name.base, name.iuf, name.versione, name.formato, JSON.stringify(file), requester, now],
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
      `select ${COLUMNS} from importazioni
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
  }

  async find(id: bigint): Promise<Importazione | undefined> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${COLUMNS} from importazioni where ente = $1 and id = $2`,
      [this.ente, id],
    );
    return rows[0] && toImportazione(rows[0]);
  }

  async page(before: bigint | undefined, limit: number): Promise<readonly Importazione[]> {
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${COLUMNS} from importazioni where ente = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
      [this.ente, before ?? null, limit],
    );
    return rows.map(toImportazione);
  }

  async start(id: bigint): Promise<Importazione | undefined> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_IN_ELAB' where ente = $1 and id = $2 and stato = 'LOAD_IMPORT'`,
      [this.ente, id],
    );
    const rows = await this.tx.query<ImportazioneRow>(
      `select ${COLUMNS} from importazioni where ente = $1 and id = $2 for update`,
      [this.ente, id],
    );
    return rows[0] && toImportazione(rows[0]);
  }

  async abort(id: bigint, codice: FileErrorCode, now: Date): Promise<void> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_ABORTITO', flusso = 'ERRORE_CARICAMENTO', codice_errore = $3, finita_il = $4
        where ente = $1 and id = $2 and stato in ('LOAD_IMPORT', 'IMPORT_IN_ELAB')`,
      [this.ente, id, codice, now],
    );
    await this.forget(id);
  }

  async complete(id: bigint, files: { scarti?: ObjectRef; iuv?: ObjectRef }, now: Date): Promise<void> {
    await this.tx.execute(
      `update importazioni set stato = 'IMPORT_ESEGUITO', flusso = 'CARICATO', scarti = $3, iuv = $4, finita_il = $5
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

  private async forget(id: bigint): Promise<void> {
    for (const table of ['import_righe', 'import_iud'])
      await this.tx.execute(`delete from ${table} where ente = $1 and importazione = $2`, [this.ente, id]);
  }

  async facts(id: bigint, iud: readonly Iud[], iuv: readonly Iuv[]): Promise<ChunkFacts> {
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
    return {
      accettati: new Set(accepted.map((row) => row.iud)),
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
      perIuv: new Map(perIuv.map((row) => [row.iuv, row.iud])),
    };
  }

  write(id: bigint, righe: readonly DecidedRiga[], now: Date): Promise<boolean> {
    return writeChunk(this.tx, this.ente, id, righe, now);
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
