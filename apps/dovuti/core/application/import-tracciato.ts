import { type Clock, type CodiceFiscaleEnte, dateInRome, type Iud, type Iuv, type UnitOfWork } from '@mypay/kernel';
import { type ImportContext, decideChunk, type ExaminedRiga } from '../domain/tracciato/decide-rows';
import { refusedByFirstLine } from '../domain/tracciato/encoding';
import type { FileErrorCode } from '../domain/tracciato/file-errors';
import { writeAccepted } from '../domain/tracciato/read-riga';
import { DovutiError } from '../domain/errors';
import { readIud } from '../domain/iud';
import type { ChunkBounds } from './chunk-bounds';
import { writeEsiti } from './import-esiti';
import { examineLine, headerText, isBlank, standInIuvs } from './import-lines';
import { generateIuvs } from './iuv';
import { type IuvCounters, type DovutiStores, type UploadedFiles, RefusedFile, type Importazione } from './ports';
import { hasFormula } from '../domain/tracciato/riga';
import { knownEnte } from './known-ente';
import { type PhysicalLine, physicalLines } from './physical-lines';

/** What the import tells whoever runs it. */
export interface Progress {
  /** After each chunk: committed rows. May throw to stop at this safe point. */
  readonly progress: (righe: number) => Promise<void>;
  readonly signal: AbortSignal;
}

interface ChunkRiga {
  readonly riga: number;
  readonly physical: PhysicalLine;
}

/** A chunk on its way to the archive; `read` are the bytes of the file up to its end. */
interface ExaminedChunk {
  readonly chunk: readonly ChunkRiga[];
  readonly read: number;
  readonly examined: readonly ExaminedRiga[];
}

const ATTEMPTS = 5;

/**
 * Imports the kept bytes of an upload: physical lines are streamed, read and validated in chunks, each chunk one transaction
 * that also moves the resume point. After a crash the bytes are read again and rows already committed are passed over; a bad
 * row spoils itself alone. Source: tracciati.md §3.4–3.6, §4; architecture.md, Decisions, 13–14.
 */
export class ImportTracciato {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly counters: IuvCounters,
    private readonly files: UploadedFiles,
    private readonly clock: Clock,
    private readonly chunk: ChunkBounds,
  ) {}

  async execute(codiceFiscale: CodiceFiscaleEnte, id: bigint, progressing: Progress): Promise<void> {
    const importazione = await this.unitOfWork.run(codiceFiscale, ({ importazioni }) =>
      importazioni.start(id, this.clock.now()),
    );
    if (!importazione || importazione.stato !== 'IMPORT_IN_ELAB') return; // finished by an earlier run of this job
    try {
      const header = await this.importRighe(codiceFiscale, importazione, progressing);
      await writeEsiti(this.unitOfWork, this.files, codiceFiscale, importazione, header, this.clock, this.chunk);
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      await this.abort(codiceFiscale, id, error.codice);
    }
  }

  /** The job is given up: what was accepted stays, the import says that it broke. */
  abort(codiceFiscale: CodiceFiscaleEnte, id: bigint, codice: FileErrorCode): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.abort(id, codice, this.clock.now()));
  }

  private async importRighe(
    codiceFiscale: CodiceFiscaleEnte,
    importazione: Importazione,
    { progress, signal }: Progress,
  ): Promise<Buffer> {
    let header: Buffer | undefined;
    let rowNumber = 0;
    let chunk: ChunkRiga[] = [];
    let bytes = 0;
    let read = 0;
    const close = async (): Promise<void> => {
      signal.throwIfAborted();
      await this.importChunk(codiceFiscale, importazione, chunk, read);
      chunk = [];
      bytes = 0;
      await progress(rowNumber);
    };
    const csv = await this.files.csv(importazione);
    for await (const righe of physicalLines(csv.bytes))
      for (const line of righe) {
        read += line.byte.length + 1;
        if (header === undefined) {
          header = Buffer.from(line.byte);
          const refusal = refusedByFirstLine(header);
          if (refusal) throw new RefusedFile(refusal, 'the first line is not text in UTF-8');
          await this.opened(codiceFiscale, importazione, header, csv.size);
          continue;
        }
        if (isBlank(line.byte)) continue;
        rowNumber += 1;
        if (rowNumber <= importazione.righe) continue; // committed before the crash
        chunk.push({ riga: rowNumber, physical: line });
        bytes += line.byte.length;
        if (chunk.length >= this.chunk.rows || bytes >= this.chunk.bytes) await close();
      }
    if (rowNumber === 0) throw new RefusedFile('PAA_IMPORT_NO_RIGHE', 'no data row');
    if (chunk.length > 0) await close();
    return header ?? Buffer.alloc(0);
  }

  private async importChunk(
    codiceFiscale: CodiceFiscaleEnte,
    importazione: Importazione,
    chunk: readonly ChunkRiga[],
    read: number,
  ): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const context = await this.context(codiceFiscale, importazione);
      const examined = chunk.map(({ riga, physical: line }) => examineLine(riga, line, context));
      const generatedIuvs = importazione.prova
        ? standInIuvs(context, examined)
        : await this.generateIuvs(codiceFiscale, context, examined);
      if (await this.write(codiceFiscale, importazione, { chunk, read, examined }, context, generatedIuvs)) return;
      if (attempt === ATTEMPTS) throw new Error('identifiers of a chunk are taken again and again by others');
    }
  }

  private opened(codiceFiscale: CodiceFiscaleEnte, { id }: Importazione, header: Buffer, size: number): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.opened(id, headerText(header), size));
  }

  private context(codiceFiscale: CodiceFiscaleEnte, { nome: name, tipi: own }: Importazione): Promise<ImportContext> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register }) => {
      const tipi = new Map((await register.tipi()).map((tipo) => [tipo.codice, tipo]));
      return {
        versione: name.versione,
        ente: await knownEnte(register, codiceFiscale),
        tipo: (codice) => tipi.get(codice),
        today: dateInRome(this.clock.now()),
        tipi: own,
      };
    });
  }

  /** One block of numbers for the chunk, in file order; none when the ente cannot make IUVs, and its rows say so. */
  private async generateIuvs(
    codiceFiscale: CodiceFiscaleEnte,
    { ente }: ImportContext,
    examined: readonly ExaminedRiga[],
  ): Promise<ReadonlyMap<number, Iuv>> {
    const wanting = examined.filter((riga) => riga.wantsIuv);
    try {
      const generated = await generateIuvs(this.counters, codiceFiscale, ente, wanting.length);
      return new Map(generated.map((iuv, i) => [wanting[i]?.riga ?? 0, iuv]));
    } catch (error) {
      if (error instanceof DovutiError && error.code === 'ENTE_SENZA_CODICE_SEGREGAZIONE') return new Map();
      throw error;
    }
  }

  private async write(
    codiceFiscale: CodiceFiscaleEnte,
    importazione: Importazione,
    { chunk, read: bytesRead, examined }: ExaminedChunk,
    context: ImportContext,
    generatedIuvs: ReadonlyMap<number, Iuv>,
  ): Promise<boolean> {
    const { id, nome: name } = importazione;
    const first = chunk[0]?.riga ?? 1;
    try {
      await this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
        const current = await importazioni.start(id, this.clock.now());
        if (current?.stato !== 'IMPORT_IN_ELAB' || current.righe !== first - 1)
          throw new Error('another process went on with this import'); // the lease had run out
        const iud: Iud[] = [];
        const iuv: Iuv[] = [...generatedIuvs.values()];
        for (const { read, validation } of examined) {
          const key = read.read ? readIud(read.raw.iud) : undefined;
          if (key !== undefined) iud.push(key);
          if (validation?.valid && validation.dati.iuv !== undefined) iuv.push(validation.dati.iuv);
        }
        const facts = await importazioni.facts(importazione, iud, iuv);
        const decisions = decideChunk(examined, facts, context, generatedIuvs);
        const decided = decisions.map((decision, i) => {
          const read = examined[i]?.read;
          const line = chunk[i]?.physical.byte ?? Buffer.alloc(0);
          const text =
            decision.esito !== 'SCARTATA' && read?.read
              ? Buffer.from(writeAccepted(name.versione, read, decision.dati))
              : line;
          return {
            decision: decision,
            testo: text,
            formula: decision.esito === 'SCARTATA' && hasFormula(text.toString('latin1')),
          };
        });
        if (!(await importazioni.write(importazione, decided, bytesRead, this.clock.now())))
          throw new IdentifierTaken();
      });
      return true;
    } catch (error) {
      if (error instanceof IdentifierTaken) return false; // rolled back: look again
      throw error;
    }
  }
}

class IdentifierTaken extends Error {}
