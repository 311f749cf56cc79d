import type { Instant } from '../books/model';
import type { Store } from './store';

export interface RecordedMessage {
  readonly quando: Instant;
  /** IN: from a PSP or the ente's FdR client; OUT: to the ente's station. */
  readonly verso: 'IN' | 'OUT';
  readonly primitiva: string;
  readonly ec?: string | undefined;
  readonly avviso?: string | undefined;
  readonly token?: string | undefined;
  readonly statoHttp?: number | undefined;
  readonly ms: number;
  readonly richiesta: string;
  readonly risposta?: string | undefined;
}

/** Messages kept with their bodies; older ones go. */
const KEPT = 50_000;

/** Every message in and out, with what it is about. */
export class Recorder {
  constructor(private readonly store: Store) {}

  async record(message: RecordedMessage): Promise<void> {
    const { quando, verso, primitiva, ec, avviso, token, statoHttp, ms, richiesta, risposta } = message;
    const [row] = await this.store.rows<{ id: number }>(
      `insert into messaggi (quando, verso, primitiva, ec, avviso, token, stato_http, ms, richiesta, risposta)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [quando, verso, primitiva, ec, avviso, token, statoHttp, Math.round(ms), richiesta, risposta],
    );
    if (row && row.id % 1000 === 0) await this.store.run('delete from messaggi where id <= $1', [row.id - KEPT]);
  }

  list(filter: {
    readonly ec?: string | undefined;
    readonly notice?: string | undefined;
    readonly token?: string | undefined;
    readonly primitive?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<(RecordedMessage & { id: number })[]> {
    return this.store.rows(
      `select id, quando, verso, primitiva, ec, avviso, token, stato_http as "statoHttp", ms, richiesta, risposta from messaggi
       where ($1::text is null or ec = $1) and ($2::text is null or avviso = $2) and ($3::text is null or token = $3)
         and ($4::text is null or primitiva = $4)
       order by id desc limit $5`,
      [filter.ec, filter.notice, filter.token, filter.primitive, Math.min(filter.limit ?? 50, 500)],
    );
  }
}
