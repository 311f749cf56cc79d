import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { copyRow } from '@mypay/platform/files';
import {
  type MovimentoChange,
  checkIuv,
  movimentoKey,
  upperIuf,
  parseMovimentoKey,
  type LoadedMovimento,
  type Movimenti,
  type MovimentiOrigin,
} from '@mypay/pivot-core';
import { arrayOf, PgReadings } from './pg-readings';
import { type Move, MOVES_OF_MOVIMENTI, movesOf, type PgCounters } from './pg-classi';

interface ChangedRiga {
  readonly anno: string;
  readonly bolletta: string;
  readonly enteBt: string;
  readonly istat: string;
  readonly nuova: boolean;
  readonly primaIuf: string | null;
  readonly primaIuv: string | null;
  readonly iuf: string | null;
  readonly iuv: string | null;
  readonly classi: number | null;
  readonly importoPrima: bigint | null;
  readonly importoAfter: bigint;
}

/** Which reading counts is the worker's to say: the same text again leaves it as it is. */
const COUNTED = ['iuf', 'iuf_maiuscolo', 'iuv', 'iuv_check'] as const;
const keptIfSameText = (column: string): string =>
  `case when (m.causale, m.letture_iuf, m.letture_iuv) is not distinct from (excluded.causale, excluded.letture_iuf, excluded.letture_iuv)
        then m.${column} else excluded.${column} end`;

/** Cash movements, kept set-wise: COPY into a temporary table, then one upsert under the policy. */
export class PgMovimenti implements Movimenti {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly counters: PgCounters,
  ) {}

  /**
   * The greater (caricamento, riga) is kept, so that uploads may be loaded in any order; a later one of the same content
   * takes the place and counts as no change.
   */
  async write(block: readonly LoadedMovimento[], origin?: MovimentiOrigin): Promise<MovimentoChange[]> {
    if (block.length === 0) return [];
    await this.tx
      .execute(`create temporary table if not exists movimenti_in_arrivo (anno text, bolletta text, ente_bt text,
      istat text, importo_cents bigint, data_contabile date, data_valuta date, causale text, ordinante text, iuf text,
      iuf_maiuscolo text, iuv text, iuv_check text, letture_iuf text[], letture_iuv text[], caricamento bigint, riga int) on commit drop`);
    await this.tx.execute(`truncate movimenti_in_arrivo`);
    await this.tx.copyIn(`copy movimenti_in_arrivo from stdin`, forCopy(block));
    const righe = await this.tx.query<ChangedRiga>(
      `with scritti as (
         insert into movimenti as m (ente, anno, bolletta, ente_bt, istat, importo_cents, data_contabile, data_valuta, causale,
           ordinante, iuf, iuf_maiuscolo, iuv, iuv_check, letture_iuf,
           letture_iuv, caricamento, riga, origine, giornale)
         select distinct on (anno, bolletta, ente_bt, istat) $1, a.*, $2, $3::uuid
           from movimenti_in_arrivo a order by anno, bolletta, ente_bt, istat, caricamento desc, riga desc
         on conflict (ente, anno, bolletta, ente_bt, istat) do update set
           importo_cents = excluded.importo_cents, data_contabile = excluded.data_contabile, data_valuta = excluded.data_valuta,
           causale = excluded.causale, ordinante = excluded.ordinante, ${COUNTED.map((c) => `${c} = ${keptIfSameText(c)}`).join(', ')},
           letture_iuf = excluded.letture_iuf, letture_iuv = excluded.letture_iuv,
           caricamento = excluded.caricamento, riga = excluded.riga, origine = excluded.origine, giornale = excluded.giornale,
           modificato_il = now()
         where (excluded.caricamento, excluded.riga) >= (m.caricamento, m.riga)
         returning new.anno, new.bolletta, new.ente_bt, new.istat, new.iuf, new.iuv,
           old.anno is null as nuova, old.classi, old.importo_cents as importo_prima, new.importo_cents as importo_dopo, old.iuf as prima_iuf, old.iuv as prima_iuv,
           (old.importo_cents, old.data_contabile, old.data_valuta, old.causale, old.ordinante, old.letture_iuf, old.letture_iuv) is distinct from
           (new.importo_cents, new.data_contabile, new.data_valuta, new.causale, new.ordinante, new.letture_iuf, new.letture_iuv) as cambiata)
       select anno, bolletta, ente_bt as "enteBt", istat, nuova, prima_iuf as "primaIuf", prima_iuv as "primaIuv", iuf, iuv,
              classi, importo_prima as "importoPrima", importo_dopo as "importoAfter"
         from scritti where nuova or cambiata`,
      [this.ente, origin?.origine ?? 'CSV', origin?.giornale ?? null],
    );
    await this.writeReadings(block, righe);
    // The amount of a movement moves with it; its classes stay until the worker says otherwise.
    this.counters.move(
      righe.flatMap(({ nuova, classi, importoPrima, importoAfter }) =>
        nuova || importoPrima === importoAfter
          ? []
          : [{ prima: classi, dopo: classi, importoPrima, importoAfter, n: 1 }],
      ),
    );
    return righe.map((r): MovimentoChange => {
      const key = { anno: r.anno, bolletta: r.bolletta, enteBt: r.enteBt, istat: r.istat };
      const after = { ...key, iuf: r.iuf ?? undefined, iuv: r.iuv ?? undefined };
      return r.nuova
        ? { tipo: 'MOVIMENTO', dopo: after }
        : {
            tipo: 'MOVIMENTO',
            prima: { ...key, iuf: r.primaIuf ?? undefined, iuv: r.primaIuv ?? undefined },
            dopo: after,
          };
    });
  }

  /** Of what changed: which codes it may be found by. */
  private async writeReadings(block: readonly LoadedMovimento[], changed: readonly ChangedRiga[]): Promise<void> {
    const readings = new PgReadings(this.tx, this.ente);
    await readings.remove(changed.filter(({ nuova }) => !nuova));
    const inPlace = new Set(changed.map(movimentoKey));
    const kept = new Map<string, LoadedMovimento>();
    for (const m of block) {
      const present = kept.get(movimentoKey(m));
      const later = !present || (m.caricamento - present.caricamento || BigInt(m.riga - present.riga)) > 0n;
      if (later && inPlace.has(movimentoKey(m))) kept.set(movimentoKey(m), m);
    }
    await readings.add([...kept.values()]);
  }

  async remove(key: string): Promise<MovimentoChange | undefined> {
    const k = parseMovimentoKey(key);
    if (!k) return undefined;
    const [removed] = await this.tx.query<Move & { iuf: string | null; iuv: string | null }>(
      `with tolti as (
         delete from movimenti where ente = $1 and anno = $2 and bolletta = $3 and ente_bt = $4 and istat = $5
         returning old.iuf, old.iuv, ${MOVES_OF_MOVIMENTI})
       select m.*, t.iuf, t.iuv from (${movesOf('tolti')}) m cross join tolti t`,
      [this.ente, k.anno, k.bolletta, k.enteBt, k.istat],
    );
    if (!removed) return undefined;
    await new PgReadings(this.tx, this.ente).remove([k]);
    this.counters.move([removed]);
    return { tipo: 'MOVIMENTO', prima: { ...k, iuf: removed.iuf ?? undefined, iuv: removed.iuv ?? undefined } };
  }
}

function* forCopy(block: readonly LoadedMovimento[]): Generator<string> {
  for (const m of block)
    yield copyRow([
      m.anno,
      m.bolletta,
      m.enteBt,
      m.istat,
      m.importo,
      m.dataContabile,
      m.dataValuta,
      m.causale,
      m.ordinante,
      m.iuf,
      m.iuf && upperIuf(m.iuf),
      m.iuv,
      m.iuv && checkIuv(m.iuv),
      arrayOf(m.letture?.iuf),
      arrayOf(m.letture?.iuv),
      m.caricamento,
      m.riga,
    ]);
}
