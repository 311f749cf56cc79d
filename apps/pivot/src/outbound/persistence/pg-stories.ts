import { cents, type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import { type Credited, type Reported, type Stories, upperIuf } from '@mypay/pivot-core';
import type { Database } from '@mypay/platform/db';

interface ReportedRow {
  quando: Date;
  psp: string;
  iuf: string;
  revisione: number;
  id_regolamento: string;
  data_regolamento: LocalDate;
  iur: string;
  importo_cents: bigint;
  esito: string;
  revocata: boolean;
}
interface CreditedRow {
  quando: Date;
  anno: string;
  bolletta: string;
  ente_bt: string;
  istat: string;
  iuf: string | null;
  importo_cents: bigint;
  data_lista: LocalDate;
}

/** Whether a payment of the IUV `$2`, such as `which` says, is of one of the tipi `$3`. */
const seen = (which: string): string =>
  `exists (select 1 from pagamenti p where p.ente = $1 and p.iuv = $2 and p.tipo_dovuto = any($3::text[]) and ${which})`;

/** The story of one IUV, by the indexes of its rows and of the movements. */
export class PgStories implements Stories {
  constructor(private readonly db: Database) {}

  async reported(ente: CodiceFiscaleEnte, iuv: string, tipi: VisibleTipi, limit: number): Promise<Reported[]> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<ReportedRow>(
        `select f.acquisito_il as quando, f.psp, f.iuf, f.revisione, f.id_regolamento, f.data_regolamento, r.iur,
                r.importo_cents, r.esito, r.revocata
           from righe_flusso r
           join flussi f on f.ente = r.ente and f.iuf_maiuscolo = r.iuf_maiuscolo and f.psp = r.psp
          where r.ente = $1 and r.iuv = $2
            and ($3::text[] is null or ${seen('p.iur = r.iur and p.indice = r.indice')})
          order by f.acquisito_il desc, f.iuf_maiuscolo, f.psp, r.riga limit $4`,
        [ente, iuv, tipiOrNull(tipi), limit],
      ),
    );
    return rows.map(({ id_regolamento, data_regolamento, importo_cents, ...row }) => ({
      ...row,
      idRegolamento: id_regolamento,
      dataRegolamento: data_regolamento,
      importo: cents(importo_cents),
    }));
  }

  async credited(
    ente: CodiceFiscaleEnte,
    { iufs, iuv }: { readonly iufs: readonly string[]; readonly iuv: string | undefined },
    limit: number,
  ): Promise<Credited[]> {
    const columns = 'acquisito_il as quando, anno, bolletta, ente_bt, istat, iuf, importo_cents, data_lista';
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<CreditedRow>(
        `select ${columns} from movimenti where ente = $1 and iuf_maiuscolo = any($2::text[]) and importo_cents > 0
         union all
         select ${columns} from movimenti where ente = $1 and iuf_maiuscolo is null and iuv = $3 and importo_cents > 0
         order by quando desc, anno, bolletta, ente_bt, istat limit $4`,
        [ente, iufs.map(upperIuf), iuv ?? null, limit],
      ),
    );
    return rows.map(({ ente_bt, importo_cents, data_lista, iuf, ...row }) => ({
      ...row,
      enteBt: ente_bt,
      iuf: iuf ?? undefined,
      importo: cents(importo_cents),
      dataValuta: data_lista,
    }));
  }

  async sees(ente: CodiceFiscaleEnte, iuv: string, tipi: VisibleTipi): Promise<boolean> {
    const list = tipiOrNull(tipi);
    if (list === null) return true;
    const rows = await this.db.inEnte(ente, (tx) => tx.query(`select 1 where ${seen('true')}`, [ente, iuv, list]));
    return rows.length > 0;
  }
}
