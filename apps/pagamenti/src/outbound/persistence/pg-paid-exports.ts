import type { ObjectRef } from '@mypay/contracts';
import { type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import {
  EXPORT_JOB,
  type ExportEnd,
  type ExportFormat,
  type ExportRequest,
  type ExportState,
  type ExportViewer,
  type NewExport,
  type PaidEntry,
  type PaidExport,
  type PaidExports,
  type PaidKey,
} from '@mypay/pagamenti-core';
import { Conditions, type Database } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { readRt } from './rt-json';

interface Row {
  readonly id: bigint;
  readonly stato: ExportState;
  readonly dal: LocalDate;
  readonly al: LocalDate;
  readonly tipo_dovuto: string | null;
  readonly versione: string;
  readonly formato: ExportFormat;
  readonly richiedente: string;
  readonly tipi: string[] | null;
  readonly totale: bigint;
  readonly lavorate: bigint;
  readonly nome_file: string | null;
  readonly file: ObjectRef | null;
  readonly creato_il: Date;
  readonly finito_il: Date | null;
  readonly dimenticato_il: Date | null;
}

const COLUMNS = `id, stato, dal, al, tipo_dovuto, versione, formato, richiedente, tipi, totale, lavorate, nome_file, file,
  creato_il, finito_il, dimenticato_il`;

/** Receipts that an export holds: paid, of the ente's own notices, of the tipi that who asked may see. */
function paid(ente: CodiceFiscaleEnte, request: ExportRequest, visible: VisibleTipi): Conditions {
  return new Conditions(ente)
    .add(`r.ente = $1 and r.ente_titolare = r.ente and r.esito = 'OK'`)
    .where(tipiOrNull(visible), (at) => `r.tipo_dovuto = any(${at})`)
    .where(request.tipo, (at) => `r.tipo_dovuto = ${at}`)
    .between('r.data_esito', request.from, request.to);
}

/** Booked exports in PostgreSQL. */
export class PgPaidExports implements PaidExports {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  async count(ente: CodiceFiscaleEnte, request: ExportRequest, visible: VisibleTipi, cap: number): Promise<number> {
    const where = paid(ente, request, visible);
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from (select 1 from ricevute r where ${where.sql} limit ${where.value(cap, 'int')}) as counted`,
        where.values,
      ),
    );
    return Number(rows[0]?.n ?? 0);
  }

  add(ente: CodiceFiscaleEnte, fresh: NewExport, maxWaiting: number): Promise<bigint | undefined> {
    const { request, requester, visible, total, now } = fresh;
    const asked = [ente, requester, request.from, request.to, request.tipo ?? null, request.version, request.format];
    return this.db.inEnte(ente, async (tx) => {
      const room = await this.jobs.hasRoom(tx, EXPORT_JOB, ente, maxWaiting);
      const same = await tx.query<{ id: bigint }>(
        `select id from export_ricevute
          where ente = $1 and richiedente = $2 and stato in ('IN_CODA', 'IN_CORSO') and dal = $3 and al = $4
            and tipo_dovuto is not distinct from $5 and versione = $6 and formato = $7
            and tipi is not distinct from $8::text[] limit 1`,
        [...asked, tipiOrNull(visible)],
      );
      if (same[0]) return same[0].id;
      if (!room) return undefined;
      const rows = await tx.query<{ id: bigint }>(
        `insert into export_ricevute (ente, richiedente, dal, al, tipo_dovuto, versione, formato, tipi, totale, creato_il)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
        [...asked, tipiOrNull(visible), total, now],
      );
      const id = rows[0]?.id;
      if (id === undefined) throw new Error('an export was not recorded');
      const payload = { export: id.toString() };
      await this.jobs.enqueue(tx, { tipo: EXPORT_JOB, chiave: `${ente}:${id}`, ente, payload });
      return id;
    });
  }

  async find(ente: CodiceFiscaleEnte, id: bigint): Promise<PaidExport | undefined> {
    return (await this.read(ente, `ente = $1 and id = $2`, [ente, id]))[0];
  }

  page(
    ente: CodiceFiscaleEnte,
    { all, soggetto: own, visible }: ExportViewer,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly PaidExport[]> {
    return this.read(
      ente,
      `ente = $1 and ($2::bigint is null or id < $2) and ($3::text is null or richiedente = $3)
        and ($4::text[] is null or tipi <@ $4) order by id desc limit $5`,
      [ente, before ?? null, all ? null : own, tipiOrNull(visible), limit],
    );
  }

  async start(ente: CodiceFiscaleEnte, id: bigint): Promise<PaidExport | undefined> {
    await this.db.inEnte(ente, (tx) =>
      tx.execute(`update export_ricevute set stato = 'IN_CORSO' where ente = $1 and id = $2 and stato = 'IN_CODA'`, [
        ente,
        id,
      ]),
    );
    const found = await this.find(ente, id);
    return found?.state === 'IN_CORSO' ? found : undefined;
  }

  async rows(
    ente: CodiceFiscaleEnte,
    request: PaidExport,
    after: PaidKey | undefined,
    limit: number,
  ): Promise<readonly PaidEntry[]> {
    const where = paid(ente, request, request.visible).beyond(
      '>',
      [
        ['r.data_esito', 'date'],
        ['r.rt_id', 'text'],
      ],
      after,
    );
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<{
        contenuto: unknown;
        iud: string | null;
        tipo_dovuto: string | null;
        bilancio: string | null;
        data_ora_messaggio: Date;
        data_esito: string;
      }>(
        `select r.contenuto, r.iud, r.tipo_dovuto, a.bilancio, r.data_ora_messaggio, r.data_esito
           from ricevute r left join attivazioni a on a.ente = r.ente and a.numero_avviso = r.numero_avviso
          where ${where.sql} order by r.data_esito, r.rt_id limit ${where.value(limit, 'int')}`,
        where.values,
      ),
    );
    return rows.map((row) => ({
      rt: readRt(row.contenuto),
      iud: row.iud ?? undefined,
      tipo: row.tipo_dovuto ?? undefined,
      bilancio: row.bilancio ?? undefined,
      messageAt: row.data_ora_messaggio,
      paidOn: row.data_esito,
    }));
  }

  async advance(ente: CodiceFiscaleEnte, id: bigint, done: number): Promise<boolean> {
    const changed = await this.db.inEnte(ente, (tx) =>
      tx.execute(`update export_ricevute set lavorate = $3 where ente = $1 and id = $2 and stato = 'IN_CORSO'`, [
        ente,
        id,
        done,
      ]),
    );
    return changed === 1;
  }

  async finish(ente: CodiceFiscaleEnte, id: bigint, end: ExportEnd, now: Date): Promise<boolean> {
    const written = end.state === 'PRONTO' ? end.written : undefined;
    const done = end.state === 'PRONTO' ? end.done : null;
    const changed = await this.db.inEnte(ente, (tx) =>
      tx.execute(
        `update export_ricevute set stato = $3, finito_il = $4, nome_file = $5, file = $6,
                lavorate = coalesce($7, lavorate), totale = coalesce($7, totale)
          where ente = $1 and id = $2 and stato in ('IN_CODA', 'IN_CORSO')`,
        [ente, id, end.state, now, written?.fileName ?? null, written ? JSON.stringify(written.file) : null, done],
      ),
    );
    return changed === 1;
  }

  endedBefore(ente: CodiceFiscaleEnte, instant: Date, limit: number): Promise<readonly PaidExport[]> {
    return this.read(ente, `ente = $1 and finito_il < $2 and dimenticato_il is null order by finito_il limit $3`, [
      ente,
      instant,
      limit,
    ]);
  }

  async forget(ente: CodiceFiscaleEnte, ids: readonly bigint[], now: Date): Promise<void> {
    await this.db.inEnte(ente, (tx) =>
      tx.execute(
        `update export_ricevute set dimenticato_il = $3, file = null, nome_file = null where ente = $1 and id = any($2)`,
        [ente, ids, now],
      ),
    );
  }

  private async read(ente: CodiceFiscaleEnte, where: string, values: unknown[]): Promise<readonly PaidExport[]> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<Row>(`select ${COLUMNS} from export_ricevute where ${where}`, values),
    );
    return rows.map(toExport);
  }
}

const toExport = (row: Row): PaidExport => ({
  id: row.id,
  state: row.stato,
  from: row.dal,
  to: row.al,
  tipo: row.tipo_dovuto ?? undefined,
  version: row.versione,
  format: row.formato,
  requester: row.richiedente,
  visible: row.tipi ?? 'TUTTI',
  total: Number(row.totale),
  done: Number(row.lavorate),
  fileName: row.nome_file ?? undefined,
  file: row.file ?? undefined,
  createdAt: row.creato_il,
  endedAt: row.finito_il ?? undefined,
  forgottenAt: row.dimenticato_il ?? undefined,
});
