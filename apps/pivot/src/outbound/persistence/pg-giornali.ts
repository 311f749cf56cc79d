import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import type {
  ConteggiGiornale,
  Giornale,
  Giornali,
  LoadQueue,
  Mappatura,
  NewGiornale,
  PivotErrorCode,
  ScartoDiRiga,
} from '@mypay/pivot-core';
import { LOAD_GIORNALE } from '../../job-kinds';
import { colonna } from './righe';

const COLONNE = `id, nome, stato, oggetto, dimensione, utente, caricamento, mappatura, dialetto, righe_totali as "righeTotali",
  righe_accettate as "righeAccettate", righe_scartate as "righeScartate", righe_cambiate as "righeCambiate",
  errore_codice as "codiceErrore", errore,
  caricato_il as "caricatoIl", finito_il as "finitoIl"`;

/** Uploads of giornale di cassa and their refused rows. */
export class PgGiornali implements Giornali {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async aggiungi(g: NewGiornale): Promise<Giornale | undefined> {
    const [riga] = await this.tx.query<Giornale>(
      `insert into giornali (ente, id, nome, oggetto, dimensione, sha256, stato, utente, mappatura)
       values ($1, $2, $3, $4, $5, $6, 'FILE_SCARICATO', $7, $8)
       on conflict (ente, nome) where stato <> 'ERROR_LOAD' do nothing returning ${COLONNE}`,
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
    const [riga] = await this.tx.query<Giornale>(`select ${COLONNE} from giornali where ente = $1 and id = $2`, [
      this.ente,
      id,
    ]);
    return riga;
  }

  async isUsato(nome: string): Promise<boolean> {
    const righe = await this.tx.query(
      `select 1 as si from giornali where ente = $1 and nome = $2 and stato <> 'ERROR_LOAD'`,
      [this.ente, nome],
    );
    return righe.length > 0;
  }

  pagina(limite: number, prima?: bigint): Promise<Giornale[]> {
    return this.tx.query<Giornale>(
      `select ${COLONNE} from giornali where ente = $1 and caricamento < coalesce($3::bigint, 9223372036854775807)
        order by caricamento desc limit $2`,
      [this.ente, limite, prima ?? null],
    );
  }

  async mappaturaUsata(): Promise<Mappatura | undefined> {
    const [riga] = await this.tx.query<{ mappatura: Mappatura }>(`select mappatura from mappature where ente = $1`, [
      this.ente,
    ]);
    return riga?.mappatura;
  }

  async ricordaMappatura(mappatura: Mappatura): Promise<void> {
    await this.tx.execute(
      `insert into mappature (ente, mappatura) values ($1, $2) on conflict (ente) do update set mappatura = excluded.mappatura`,
      [this.ente, JSON.stringify(mappatura)],
    );
  }

  async inCaricamento(id: string, dialetto: string): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'FILE_IN_CARICAMENTO', dialetto = $3 where ente = $1 and id = $2`,
      [this.ente, id, dialetto],
    );
  }

  async scarta(id: string, scarti: readonly ScartoDiRiga[]): Promise<void> {
    if (scarti.length === 0) return;
    await this.tx.execute(
      `insert into scarti (ente, giornale, riga, nome_file, chiave, codice, descrizione, riga_originale, campi)
       select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
       on conflict do nothing`,
      [
        this.ente,
        id,
        colonna(scarti, (s) => s.riga),
        colonna(scarti, (s) => s.file),
        colonna(scarti, (s) => s.chiave),
        colonna(scarti, (s) => s.codice),
        colonna(scarti, (s) => s.descrizione),
        colonna(scarti, (s) => s.originale),
        colonna(scarti, (s) => JSON.stringify(s.campi)),
      ],
    );
  }

  async avanza(id: string, cambiate: number): Promise<void> {
    await this.tx.execute(`update giornali set righe_cambiate = righe_cambiate + $3 where ente = $1 and id = $2`, [
      this.ente,
      id,
      cambiate,
    ]);
  }

  async caricato(id: string, c: ConteggiGiornale): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'FILE_CARICATO', righe_totali = $3, righe_accettate = $4, righe_scartate = $5,
              errore_codice = null, errore = null, finito_il = now() where ente = $1 and id = $2`,
      [this.ente, id, c.totali, c.accettate, c.scartate],
    );
  }

  async fallito(id: string, codice: PivotErrorCode, errore: string): Promise<void> {
    await this.tx.execute(
      `update giornali set stato = 'ERROR_LOAD', errore_codice = $3, errore = $4, finito_il = now() where ente = $1 and id = $2`,
      [this.ente, id, codice, errore.slice(0, 500)],
    );
  }

  scarti(id: string, dopo: number, limite: number): Promise<ScartoDiRiga[]> {
    return this.tx.query<ScartoDiRiga>(
      `select riga, nome_file as file, chiave, codice, descrizione, riga_originale as originale, campi
         from scarti where ente = $1 and giornale = $2 and riga > $3 order by riga limit $4`,
      [this.ente, id, dopo, limite],
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
