import { giornaleLoadedV1, type Outbox } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  type CsvRecord,
  type Dialetto,
  dialettoDi,
  giudicaRiga,
  isMovement,
  type Mappatura,
  PivotError,
  refuseRow,
  type RigaGiudicata,
  type Scarto,
  storable,
} from '../domain';
import type { MovimentoCaricato, StoresRegistrazione } from './ports';
import { registraMovimenti } from './registra';

/** An accepted upload, about to be loaded. */
export interface GiornaleDaCaricare {
  readonly id: string;
  readonly nome: string;
  /** Its place among the accepted uploads. */
  readonly caricamento: bigint;
  readonly mappatura: Mappatura;
}

/** A record of an upload: its number in it (the first is 1) and the file that holds it. */
export interface GiornaleRecord extends CsvRecord {
  readonly numero: number;
  readonly file: string;
}

export interface ScartoDiRiga extends Scarto {
  readonly riga: number;
  readonly file: string;
  readonly originale: string;
}

export interface ConteggiGiornale {
  readonly totali: number;
  readonly accettate: number;
  readonly scartate: number;
}

/** The tenant's own row of an upload, and its refused rows. */
export interface Giornali {
  inCaricamento(id: string, dialetto: string): Promise<void>;
  /** The same row refused again (a load that begins anew) is one row. */
  scarta(id: string, scarti: readonly ScartoDiRiga[]): Promise<void>;
  avanza(id: string, cambiate: number): Promise<void>;
  caricato(id: string, conteggi: ConteggiGiornale): Promise<void>;
}

export interface StoresGiornale extends StoresRegistrazione {
  readonly giornali: Giornali;
  readonly outbox: Outbox;
}

const BLOCK_ROWS = 5_000;
/** Characters of the rows of a block: few long rows weigh as much as many short ones. */
const BLOCK_SIZE = 4 * 1024 * 1024;
const ORIGINAL_MAX = 10_000;

/** A row of a giornale with what is said of it. */
interface JudgedRow {
  readonly record: GiornaleRecord;
  readonly dialetto: Dialetto;
  readonly giudizio: RigaGiudicata;
}

/**
 * Loads a giornale di cassa record by record, in blocks of one transaction each. The file is read twice: what cannot be read
 * to its end refuses the file before its first row is written. A refused row spoils only itself. Begun again after a crash it
 * comes to the same end, for every block is harmless the second time. The last transaction closes the upload and announces it.
 */
export class LoadGiornale {
  constructor(
    private readonly unitOfWork: UnitOfWork<StoresGiornale>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param open reads the file from its beginning; called twice
   * @throws PivotError `NESSUNA_RIGA` when no file of the upload holds a row, and what `open` throws of a file that cannot be read
   */
  async execute(
    ente: CodiceFiscaleEnte,
    giornale: GiornaleDaCaricare,
    open: () => AsyncIterable<GiornaleRecord>,
    meta: { readonly correlationId: string; readonly avanzamento?: (righe: number) => Promise<void> },
  ): Promise<ConteggiGiornale> {
    const dialetto = await firstDialetto(open(), giornale.mappatura);
    await this.unitOfWork.run(ente, (stores) => stores.giornali.inCaricamento(giornale.id, dialetto.nome));

    const conta = { totali: 0, accettate: 0, scartate: 0 };
    let block = new Block();
    const flush = async (): Promise<void> => {
      const { movimenti, scarti } = block;
      block = new Block();
      await this.unitOfWork.run(ente, async (stores) => {
        await stores.giornali.scarta(giornale.id, scarti);
        const cambiate = await registraMovimenti(stores, movimenti);
        await stores.giornali.avanza(giornale.id, cambiate);
      });
      await meta.avanzamento?.(conta.totali);
    };

    for await (const row of judged(open(), giornale.mappatura)) {
      conta.totali++;
      if ('movimento' in row.giudizio) conta.accettate++;
      else conta.scartate++;
      block.add(row, giornale.caricamento);
      if (block.isFull) await flush();
    }
    await flush();
    await this.unitOfWork.run(ente, async (stores) => {
      await stores.giornali.caricato(giornale.id, conta);
      const data = {
        flussoId: giornale.id,
        nomeFile: giornale.nome,
        righeTotali: conta.totali,
        righeAccettate: conta.accettate,
        righeScartate: conta.scartate,
      };
      const evento = { versione: 1, occurredAt: this.clock.now(), correlationId: meta.correlationId };
      await stores.outbox.append(giornaleLoadedV1, giornaleLoadedV1.from(ente, data, evento));
    });
    return conta;
  }
}

/** Reads an upload to its end and writes nothing. @returns how its first file is read. @throws PivotError `NESSUNA_RIGA` */
async function firstDialetto(records: AsyncIterable<GiornaleRecord>, mappatura: Mappatura): Promise<Dialetto> {
  let first: Dialetto | undefined;
  for await (const { dialetto } of rows(records, mappatura)) first ??= dialetto;
  if (first === undefined) throw new PivotError('NESSUNA_RIGA', 'Il file non contiene movimenti');
  return first;
}

/** The rows of an upload, each file by its own header; a first record that is a movement already is a row as the others. */
async function* rows(
  records: AsyncIterable<GiornaleRecord>,
  mappatura: Mappatura,
): AsyncGenerator<{ readonly record: GiornaleRecord; readonly dialetto: Dialetto }> {
  const dialetti = new Map<string, Dialetto>();
  for await (const record of records) {
    if (record.fields.length === 1 && record.fields[0]?.trim() === '') continue;
    let dialetto = dialetti.get(record.file);
    if (dialetto === undefined) {
      dialetto = dialettoDi(record.fields, mappatura);
      dialetti.set(record.file, dialetto);
      if (!isMovement(record.fields, dialetto)) continue;
    }
    yield { record, dialetto };
  }
}

/** The rows with their judgement. Of one bolletta twice in an upload the first row is kept, and the other is told. */
async function* judged(records: AsyncIterable<GiornaleRecord>, mappatura: Mappatura): AsyncGenerator<JudgedRow> {
  const seen = new Map<string, number>();
  for await (const { record, dialetto } of rows(records, mappatura)) {
    const refused = (...why: [Scarto['codice'], string]) => ({ scarto: refuseRow(...why, record.fields, dialetto) });
    let giudizio: RigaGiudicata = record.broken
      ? refused('CSV_GENERIC_ERROR', 'Impossibile elaborare la riga: virgolette fuori posto')
      : giudicaRiga(record.fields, dialetto);
    if ('movimento' in giudizio) {
      const { anno, bolletta } = giudizio.movimento;
      const key = `${anno}/${bolletta.replace(/^0+(?=.)/, '')}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, record.numero);
      else
        giudizio = refused(
          'BOLLETTA_RIPETUTA',
          `Bolletta ${anno}/${bolletta} già presente alla riga ${before} dello stesso caricamento (gli zeri iniziali non contano)`,
        );
    }
    yield { record, dialetto, giudizio };
  }
}

/** What one transaction writes. */
class Block {
  readonly movimenti: MovimentoCaricato[] = [];
  readonly scarti: ScartoDiRiga[] = [];
  private size = 0;

  get isFull(): boolean {
    return this.movimenti.length + this.scarti.length >= BLOCK_ROWS || this.size >= BLOCK_SIZE;
  }

  add({ record, giudizio }: JudgedRow, caricamento: bigint): void {
    for (const field of record.fields) this.size += field.length;
    if ('movimento' in giudizio) this.movimenti.push({ ...giudizio.movimento, caricamento, riga: record.numero });
    else
      this.scarti.push({
        ...giudizio.scarto,
        riga: record.numero,
        file: record.file,
        originale: asLine(record.fields),
      });
  }
}

/** The row as text again, cut and without what a database cannot hold. */
function asLine(fields: readonly string[]): string {
  let line = '';
  for (const [i, field] of fields.entries()) {
    if (line.length > ORIGINAL_MAX) break;
    const value = field.slice(0, ORIGINAL_MAX);
    line += (i === 0 ? '' : ';') + (/[;"\\\n\r]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value);
  }
  return storable(line, ORIGINAL_MAX);
}
