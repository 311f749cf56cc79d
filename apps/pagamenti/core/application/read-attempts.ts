import { addDays, type Cents, type Clock, type CodiceFiscaleEnte, dateInRome, type LocalDate } from '@mypay/kernel';
import {
  type Channel,
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  attemptOutcome,
  type AttemptFacts,
} from '../domain/attempt';

/** One notice of a cart that went to Checkout. No person's data, and not the cart's own id, which opens the page of its outcome. */
export interface Attempt extends AttemptFacts {
  readonly idCarrello: string;
  readonly iuv: string;
  readonly importo: Cents;
  readonly creatoIl: Date;
  readonly ritornoIl: Date | undefined;
}

export interface CountedAttempts extends AttemptFacts {
  readonly numero: number;
}

export interface PerChannel {
  readonly channel: Channel;
  readonly numero: number;
  readonly importo: Cents;
}

/** Days of Rome, both in; of these tipi alone, null: of all and of none. */
export interface Days {
  readonly dal: LocalDate;
  readonly al: LocalDate;
  readonly tipi: readonly string[] | null;
}

/** Attempts at Checkout, and what receipts say of the ways they came. */
export interface Attempts {
  /** Newest first. @param after (creato_il, id_carrello) of the last that was seen */
  list(
    ente: CodiceFiscaleEnte,
    filter: { readonly iuv: string; readonly tipi: readonly string[] | null; readonly now: Date },
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<readonly Attempt[]>;
  perChannel(ente: CodiceFiscaleEnte, days: Days): Promise<readonly PerChannel[]>;
  /** Attempts with the same facts, counted. */
  counted(ente: CodiceFiscaleEnte, days: Days, now: Date): Promise<readonly CountedAttempts[]>;
  /** Receipts with an anomaly, counted up to `most`. */
  odd(ente: CodiceFiscaleEnte, days: Days, most: number): Promise<number>;
}

export interface Summary {
  readonly dal: LocalDate;
  readonly al: LocalDate;
  readonly perChannel: readonly PerChannel[];
  readonly perEsito: readonly { readonly esito: AttemptOutcome; readonly numero: number }[];
  /** Of receipts; `ODD_MAX` stands for that many or more. */
  readonly odd: number;
}

export const ODD_MAX = 1_000;

/** The figures that pagamenti adds to the operator's first page. Source: ui.md O-03, §11. */
export class ReadAttempts {
  constructor(
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** What became of each attempt at paying an IUV. @param after as `Attempts.list` */
  async of(
    ente: CodiceFiscaleEnte,
    iuv: string,
    tipi: readonly string[] | null,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<readonly (Attempt & { readonly esito: AttemptOutcome })[]> {
    const found = await this.attempts.list(ente, { iuv, tipi, now: this.clock.now() }, after, limit);
    return found.map((one) => ({ ...one, esito: attemptOutcome(one) }));
  }

  /** @param days how many, today among them */
  async summary(ente: CodiceFiscaleEnte, days: number, tipi: readonly string[] | null): Promise<Summary> {
    const now = this.clock.now();
    const today = dateInRome(now);
    const period = { dal: addDays(today, 1 - days), al: today, tipi };
    const perChannel = await this.attempts.perChannel(ente, period);
    const counted = await this.attempts.counted(ente, period, now);
    const odd = await this.attempts.odd(ente, period, ODD_MAX);
    const sums = new Map<AttemptOutcome, number>();
    for (const one of counted) {
      const esito = attemptOutcome(one);
      sums.set(esito, (sums.get(esito) ?? 0) + one.numero);
    }
    const perEsito = ATTEMPT_OUTCOMES.map((esito) => ({ esito, numero: sums.get(esito) ?? 0 }));
    return { dal: period.dal, al: today, perChannel, perEsito, odd };
  }
}
