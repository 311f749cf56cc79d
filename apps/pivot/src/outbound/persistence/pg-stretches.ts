import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { ClassifiedPagamento, FactsWithEsito, IuvStretch, Stretches } from '@mypay/pivot-core';
import type { Tx } from '@mypay/platform/db';
import type { PgFacts } from './pg-facts';
import { MOVIMENTO, movimentoOf, PAGAMENTO, pagamentoOf, RICEVUTA, ricevutaOf, RIGA, rigaOf } from './righe';

const TABLES = ['ricevute', 'righe_flusso', 'pagamenti'] as const;

/** Stretches of IUVs as ranges of the indexes that begin with ente and IUV. */
export class PgStretches implements Stretches {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly surroundings: PgFacts,
  ) {}

  async end(after: string, size: number): Promise<string | undefined> {
    const ends = TABLES.map(
      (t) => `(select iuv from ${t} where ente = $1 and iuv > $2 order by iuv offset $3 limit 1)`,
    );
    const [row] = await this.tx.query<{ iuv: string | null }>(
      `select min(iuv collate "C") as iuv from (${ends.join(' union all ')}) ends`,
      [this.ente, after, size - 1],
    );
    return row?.iuv ?? undefined;
  }

  async facts(stretch: IuvStretch): Promise<FactsWithEsito> {
    const ricevute = (await this.rows(RICEVUTA, 'ricevute', stretch)).map(ricevutaOf);
    const righe = (await this.rows(RIGA, 'righe_flusso', stretch)).map(rigaOf);
    const punctual = 'iuf_maiuscolo is null and importo_cents > 0';
    const movimenti = (await this.rows(MOVIMENTO, 'movimenti', stretch, punctual)).map(movimentoOf);
    return this.surroundings.around({ ricevute, righe, movimenti });
  }

  async kept(stretch: IuvStretch): Promise<ClassifiedPagamento[]> {
    return (await this.rows(PAGAMENTO, 'pagamenti', stretch)).map(pagamentoOf);
  }

  private rows(what: string, table: string, { after, upTo }: IuvStretch, and = 'true') {
    return this.tx.query(
      `select ${what} from ${table} where ente = $1 and iuv > $2 ${upTo === undefined ? '' : 'and iuv <= $3'} and ${and}
        order by iuv`,
      [this.ente, after, ...(upTo === undefined ? [] : [upTo])],
    );
  }
}
