import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import type {
  GiornaleCounts,
  Giornale,
  Giornali,
  LoadQueue,
  Mapping,
  NewGiornale,
  PivotErrorCode,
  RefusedRiga,
} from '@mypay/pivot-core';
import { LOAD_GIORNALE } from '../../job-kinds';
import { column } from './righe';

const COLUMNS = `id, nome, stato, oggetto, dimensione, utente, caricamento, mappatura, dialetto, righe_totali as "righeTotali",
  righe_accettate as "righeAccettate", righe_scartate as "righeScartate", righe_cambiate as "righeCambiate",
  errore_codice as "codiceErrore", errore,
  caricato_il as "caricatoIl", finito_il as "finitoIl", dimenticato_il as "dimenticatoIl"`;

/** Uploads of giornale di cassa and their refused rows. */
export class PgGiornali implements Giornali {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async add(g: NewGiornale): Promise<Giornale | undefined> {
    const [riga] = await this.tx.query<Giornale>(
      `insert into giornali (ente, id, nome, oggetto, dimensione, sha256, stato, utente, mappatura)
       values ($1, $2, $3, $4, $5, $6, 'FILE_SCARICATO', $7, $8)
       on conflict (ente, nome) where stato <> 'ERROR_LOAD' do nothing returning ${COLUMNS}`,
      [
        this.ente,
        g.id,
        g.nome,
        g.oggetto.chiave,
        g.oggetto.dimensione,
        g.oggetto.sha256,
        g.utente,
        g.mappatura === undefined ? null : JSON.stringify(g.mappatura),
      ],
    );
    return riga;
  }

  async find(id: string): Promise<Giornale | undefined> {
    const [riga] = await this.tx.query<Giornale>(`select ${COLUMNS} from giornali where ente = $1 and id = $2`, [
      this.ente,
      id,
    ]);
    return riga;
  }

  async isUsed(name: string): Promise<boolean> {
    const righe = await this.tx.query(
      `select 1 as si from giornali where ente = $1 and nome = $2 and stato <> 'ERROR_LOAD'`,
      [this.ente, name],
    );
    return righe.length > 0;
  }

  page(limit: number, before?: bigint): Promise<Giornale[]> {
    return this.tx.query<Giornale>(
      `select ${COLUMNS} from giornali where ente = $1 and caricamento < coalesce($3::bigint, 9223372036854775807)
        order by caricamento desc limit $2`,
      [this.ente, limit, before ?? null],
    );
  }

  async usedMapping(): Promise<Mapping | undefined> {
    const [riga] = await this.tx.query<{ mappatura: Mapping }>(`select mappatura from mappature where ente = $1`, [
      this.ente,
    ]);
    return riga?.mappatura;
  }

  async rememberMapping(mapping: Mapping): Promise<void> {
    await this.tx.execute(
      `insert into mappature (ente, mappatura) values ($1, $2) on conflict (ente) do update set mappatura = excluded.mappatura`,
      [this.ente, JSON.stringify(mapping)],
    );
  }

  async startLoading(id: string, dialect: string): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'FILE_IN_CARICAMENTO', dialetto = $3 where ente = $1 and id = $2`,
      [this.ente, id, dialect],
    );
  }

  async refuseRows(id: string, scarti: readonly RefusedRiga[]): Promise<void> {
    if (scarti.length === 0) return;
    await this.tx.execute(
      `insert into scarti (ente, giornale, riga, nome_file, chiave, codice, descrizione, riga_originale, campi)
       select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
       on conflict do nothing`,
      [
        this.ente,
        id,
        column(scarti, (s) => s.riga),
        column(scarti, (s) => s.file),
        column(scarti, (s) => s.chiave),
        column(scarti, (s) => s.codice),
        column(scarti, (s) => s.descrizione),
        column(scarti, (s) => s.original),
        column(scarti, (s) => JSON.stringify(s.campi)),
      ],
    );
  }

  async advance(id: string, changed: number): Promise<void> {
    await this.tx.execute(`update giornali set righe_cambiate = righe_cambiate + $3 where ente = $1 and id = $2`, [
      this.ente,
      id,
      changed,
    ]);
  }

  async completeLoad(id: string, c: GiornaleCounts): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'FILE_CARICATO', righe_totali = $3, righe_accettate = $4, righe_scartate = $5,
              errore_codice = null, errore = null, finito_il = now() where ente = $1 and id = $2`,
      [this.ente, id, c.totali, c.accettate, c.scartate],
    );
  }

  async failLoad(id: string, codice: PivotErrorCode, error: string): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'ERROR_LOAD', errore_codice = $3, errore = $4, finito_il = now()
        where ente = $1 and id = $2 and stato <> 'FILE_CARICATO'`,
      [this.ente, id, codice, error.slice(0, 500)],
    );
  }

  endedBefore(instant: Date, limit: number): Promise<Pick<Giornale, 'id' | 'oggetto'>[]> {
    return this.tx.query<Pick<Giornale, 'id' | 'oggetto'>>(
      `select id, oggetto from giornali
        where ente = $1 and finito_il < $2 and dimenticato_il is null order by finito_il limit $3`,
      [this.ente, instant, limit],
    );
  }

  async forgetFile(id: string, now: Date): Promise<void> {
    await this.tx.execute(`delete from scarti where ente = $1 and giornale = $2`, [this.ente, id]);
    await this.tx.execute(`update giornali set dimenticato_il = $3 where ente = $1 and id = $2`, [this.ente, id, now]);
  }

  scarti(id: string, after: number, limit: number): Promise<RefusedRiga[]> {
    return this.tx.query<RefusedRiga>(
      `select riga, nome_file as file, chiave, codice, descrizione, riga_originale as original, campi
         from scarti where ente = $1 and giornale = $2 and riga > $3 order by riga limit $4`,
      [this.ente, id, after, limit],
    );
  }
}

/** Uploads that wait: a job each. */
export class PgLoadQueue implements LoadQueue {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly jobs: Jobs,
  ) {}

  hasRoom(max: number): Promise<boolean> {
    return this.jobs.hasRoom(this.tx, LOAD_GIORNALE, this.ente, max);
  }

  async add(giornale: string): Promise<void> {
    const { tx, ente } = this;
    await this.jobs.enqueue(tx, { tipo: LOAD_GIORNALE, chiave: giornale, ente, payload: { giornale } });
  }
}
