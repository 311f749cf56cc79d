import { cents, type CodiceFiscaleEnte, type LocalDate } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import {
  bit,
  type CandidateFlusso,
  type Candidates,
  CANDIDATES_MAX,
  type FlussoKey,
  type Movimento,
  NEAR_DAYS,
  upperIuf,
} from '@mypay/pivot-core';
import { MOVIMENTO, movimentoOf } from './righe';

interface FlussoRow {
  readonly psp: string;
  readonly iuf: string;
  readonly importo: bigint;
  readonly day: LocalDate;
  readonly credited: bigint;
}

const FLUSSO = `select f.psp, f.iuf, f.importo_totale_cents as importo, f.data_regolamento as day,
    coalesce((select sum(m.importo_cents) from movimenti m
               where m.ente = f.ente and m.iuf_maiuscolo = f.iuf_maiuscolo and m.importo_cents > 0), 0)::bigint as credited
  from flussi f where f.ente = $1`;
const UNMATCHED = bit('TES_NO_MATCH') | bit('TES_NO_IUF_OR_IUV');
/** Beyond one flow of a beginning it is no sign of anything. */
const BEGUN_MAX = 3;

/** What may be compared with a row that has no counterpart: by the indexes of days and of IUFs, never more than a few hundred. */
export class PgCandidates implements Candidates {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async flussiNear(day: LocalDate, importo: bigint): Promise<CandidateFlusso[]> {
    const rows = await this.tx.query<FlussoRow>(
      `${FLUSSO} and f.data_regolamento between $2::date - ${NEAR_DAYS} and $2::date + ${NEAR_DAYS} and f.esito in ('VUOTO', 'DIV')
        order by f.importo_totale_cents <> $3, abs(f.data_regolamento - $2::date), f.iuf_maiuscolo, f.psp limit ${CANDIDATES_MAX}`,
      [this.ente, day, importo],
    );
    return rows.map(candidateOf);
  }

  async flussiBegun(codes: readonly string[]): Promise<CandidateFlusso[]> {
    const found: CandidateFlusso[] = [];
    for (const code of codes) {
      const rows = await this.tx.query<FlussoRow>(
        `${FLUSSO} and f.iuf_maiuscolo > $2 and f.iuf_maiuscolo < $2 || '~' order by f.iuf_maiuscolo, f.psp limit ${BEGUN_MAX}`,
        [this.ente, code],
      );
      found.push(...rows.map(candidateOf));
    }
    return found;
  }

  async flusso({ psp, iuf }: FlussoKey): Promise<CandidateFlusso | undefined> {
    const [row] = await this.tx.query<FlussoRow>(`${FLUSSO} and f.iuf_maiuscolo = $2 and f.psp = $3`, [
      this.ente,
      upperIuf(iuf),
      psp,
    ]);
    return row && candidateOf(row);
  }

  async movimentiNear(day: LocalDate, importo: bigint): Promise<Movimento[]> {
    const rows = await this.tx.query(
      `select ${MOVIMENTO} from movimenti
        where ente = $1 and data_lista between $2::date - ${NEAR_DAYS} and $2::date + ${NEAR_DAYS}
          and (classi & ${UNMATCHED}) <> 0 and importo_cents > 0
        order by importo_cents <> $3, abs(data_lista - $2::date), anno, bolletta, ente_bt, istat limit ${CANDIDATES_MAX}`,
      [this.ente, day, importo],
    );
    return rows.map(movimentoOf);
  }
}

const candidateOf = ({ psp, iuf, importo, day, credited }: FlussoRow): CandidateFlusso => ({
  psp,
  iuf,
  importoTotale: cents(importo),
  dataRegolamento: day,
  credited: cents(credited),
});
