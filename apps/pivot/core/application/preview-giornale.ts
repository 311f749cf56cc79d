import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { DEFAULT_MAPPING, type Dialect, type Mapping } from '../domain';
import { type JudgedRow, judged } from './giornale-rows';
import type { GiornaleFiles, GiornaleRecord, GiornaleStores } from './giornali';

/** Rows that a preview shows. Source: ui.md P-12. */
const PREVIEW_ROWS = 5;

export interface GiornalePreview {
  /** The mapping that was tried: as given, else the last that the ente used, else the default. */
  readonly mapping: Mapping;
  /** How the columns were read; undefined where no row was found. */
  readonly dialetto: Dialect | undefined;
  /** Names of the columns; undefined where the first record is a row already. */
  readonly intestazione: readonly string[] | undefined;
  readonly righe: readonly JudgedRow[];
}

/** Reads the beginning of a giornale as a load would, and keeps nothing. */
export class PreviewGiornale {
  constructor(
    private readonly unitOfWork: UnitOfWork<GiornaleStores>,
    private readonly files: Pick<GiornaleFiles, 'beginning'>,
  ) {}

  /** @throws PivotError as a load of the same bytes does, where they cannot be read */
  async execute(ente: CodiceFiscaleEnte, bytes: Uint8Array, given: Mapping | undefined): Promise<GiornalePreview> {
    const used = given ?? (await this.unitOfWork.run(ente, ({ giornali }) => giornali.usedMapping()));
    const mapping = used ?? DEFAULT_MAPPING;
    let first: GiornaleRecord | undefined;
    const records = async function* (all: AsyncIterable<GiornaleRecord>) {
      for await (const record of all) {
        if (!record.fields.every((field) => field.trim() === '')) first ??= record;
        yield record;
      }
    };
    const righe: JudgedRow[] = [];
    for await (const riga of judged(records(this.files.beginning(bytes)), mapping))
      if (righe.push(riga) === PREVIEW_ROWS) break;
    const isHeader = first !== undefined && first.numero !== righe[0]?.record.numero;
    return {
      mapping,
      dialetto: righe[0]?.dialetto,
      intestazione: isHeader ? first?.fields : undefined,
      righe,
    };
  }
}
