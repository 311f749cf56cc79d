import type { CodiceFiscaleEnte, VisibleTipi } from '@mypay/kernel';
import { type Credited, type Reported, type StoryEvent, storyOf } from '../domain/story';

/** Rows of flows and movements of one IUV; at most `limit` of each, the newest. */
export interface Stories {
  /** Rows whose payment is of a tipo that the caller sees; one without a receipt is for who sees them all. */
  reported(ente: CodiceFiscaleEnte, iuv: string, tipi: VisibleTipi, limit: number): Promise<readonly Reported[]>;
  /** Movements that name one of these flows, or the IUV alone. */
  credited(
    ente: CodiceFiscaleEnte,
    of: { readonly iufs: readonly string[]; readonly iuv: string | undefined },
    limit: number,
  ): Promise<readonly Credited[]>;
  /** Whether the caller sees a payment of this IUV at all. */
  sees(ente: CodiceFiscaleEnte, iuv: string, tipi: VisibleTipi): Promise<boolean>;
}

export interface Story {
  readonly eventi: readonly StoryEvent[];
  /** There are more than are told. */
  readonly altri: boolean;
}

const SHOWN = 50;

/** What reporting and cash know of a debt, for its timeline. Source: ui.md O-05. */
export class ReadStory {
  constructor(private readonly stories: Stories) {}

  /** @param cash whether the caller may see the giornale di cassa */
  async execute(ente: CodiceFiscaleEnte, iuv: string, tipi: VisibleTipi, cash: boolean): Promise<Story> {
    const reported = await this.stories.reported(ente, iuv, tipi, SHOWN + 1);
    const credited = cash ? await this.cash(ente, iuv, tipi, reported) : [];
    return {
      eventi: storyOf(reported.slice(0, SHOWN), credited.slice(0, SHOWN)),
      altri: reported.length > SHOWN || credited.length > SHOWN,
    };
  }

  private async cash(
    ente: CodiceFiscaleEnte,
    iuv: string,
    tipi: VisibleTipi,
    reported: readonly Reported[],
  ): Promise<readonly Credited[]> {
    const byIuv = await this.stories.sees(ente, iuv, tipi);
    const iufs = [...new Set(reported.map(({ iuf }) => iuf))];
    if (!byIuv && iufs.length === 0) return [];
    return this.stories.credited(ente, { iufs, iuv: byIuv ? iuv : undefined }, SHOWN + 1);
  }
}
