import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { NON_UTF8, RIGA_TROPPO_LUNGA } from '../domain/tracciato/codici';
import {
  type ContestoImport,
  decidiBlocco,
  esaminaRiga,
  type RigaEsaminata,
  rigaRifiutata,
} from '../domain/tracciato/decidi';
import { decodeUtf8, refusedByFirstLine } from '../domain/tracciato/encoding';
import type { FileErrorCode } from '../domain/tracciato/file-errors';
import { scriviAccettata } from '../domain/tracciato/leggi-riga';
import { DovutiError } from '../domain/errors';
import type { ChunkBounds } from './chunk-bounds';
import { scriviEsiti } from './esiti-import';
import { generaIuv } from './iuv';
import { type ContatoriIuv, type DovutiStores, type FileCaricati, FileRifiutato, type Importazione } from './ports';
import { hasFormula } from '../domain/tracciato/riga';
import { enteNoto } from './registro';
import { type RigaFisica, righeFisiche } from './righe-fisiche';

/** What the import tells whoever runs it. */
export interface Avanzamento {
  /** After each chunk: committed rows. May throw to stop at this safe point. */
  readonly progress: (righe: number) => Promise<void>;
  readonly signal: AbortSignal;
}

interface RigaDelBlocco {
  readonly riga: number;
  readonly fisica: RigaFisica;
}

const TENTATIVI = 5;

/**
 * Imports the kept bytes of an upload: physical lines are streamed, read and validated in chunks, each chunk one transaction
 * that also moves the resume point. After a crash the bytes are read again and rows already committed are passed over; a bad
 * row spoils itself alone. Source: tracciati.md §3.4–3.6, §4; architecture.md, Decisions, 13–14.
 */
export class ImportaTracciato {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly contatori: ContatoriIuv,
    private readonly files: FileCaricati,
    private readonly clock: Clock,
    private readonly chunk: ChunkBounds,
  ) {}

  async execute(codiceFiscale: CodiceFiscaleEnte, id: bigint, avanzamento: Avanzamento): Promise<void> {
    const importazione = await this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.start(id));
    if (!importazione || importazione.stato !== 'IMPORT_IN_ELAB') return; // finished by an earlier run of this job
    try {
      const intestazione = await this.importaRighe(codiceFiscale, importazione, avanzamento);
      await scriviEsiti(this.unitOfWork, this.files, codiceFiscale, importazione, intestazione, this.clock, this.chunk);
    } catch (error) {
      if (!(error instanceof FileRifiutato)) throw error;
      await this.abort(codiceFiscale, id, error.codice);
    }
  }

  /** The job is given up: what was accepted stays, the import says that it broke. */
  abort(codiceFiscale: CodiceFiscaleEnte, id: bigint, codice: FileErrorCode): Promise<void> {
    return this.unitOfWork.run(codiceFiscale, ({ importazioni }) => importazioni.abort(id, codice, this.clock.now()));
  }

  private async importaRighe(
    codiceFiscale: CodiceFiscaleEnte,
    importazione: Importazione,
    { progress, signal }: Avanzamento,
  ): Promise<Buffer> {
    let intestazione: Buffer | undefined;
    let numero = 0;
    let blocco: RigaDelBlocco[] = [];
    let bytes = 0;
    const chiudi = async (): Promise<void> => {
      signal.throwIfAborted();
      await this.importaBlocco(codiceFiscale, importazione, blocco);
      blocco = [];
      bytes = 0;
      await progress(numero);
    };
    for await (const righe of righeFisiche(await this.files.csv(importazione)))
      for (const fisica of righe) {
        if (intestazione === undefined) {
          intestazione = Buffer.from(fisica.byte);
          const refusal = refusedByFirstLine(intestazione);
          if (refusal) throw new FileRifiutato(refusal, 'the first line is not text in UTF-8');
          continue;
        }
        if (isVuota(fisica.byte)) continue;
        numero += 1;
        if (numero <= importazione.righe) continue; // committed before the crash
        blocco.push({ riga: numero, fisica });
        bytes += fisica.byte.length;
        if (blocco.length >= this.chunk.rows || bytes >= this.chunk.bytes) await chiudi();
      }
    if (numero === 0) throw new FileRifiutato('PAA_IMPORT_NO_RIGHE', 'no data row');
    if (blocco.length > 0) await chiudi();
    return intestazione ?? Buffer.alloc(0);
  }

  private async importaBlocco(
    codiceFiscale: CodiceFiscaleEnte,
    importazione: Importazione,
    blocco: readonly RigaDelBlocco[],
  ): Promise<void> {
    for (let tentativo = 1; ; tentativo++) {
      const contesto = await this.contesto(codiceFiscale, importazione);
      const esaminate = blocco.map(({ riga, fisica }) => examineLine(riga, fisica, contesto));
      const iuvGenerati = await this.generaIuv(codiceFiscale, contesto, esaminate);
      if (await this.scrivi(codiceFiscale, importazione, blocco, esaminate, contesto, iuvGenerati)) return;
      if (tentativo === TENTATIVI) throw new Error('identifiers of a chunk are taken again and again by others');
    }
  }

  private contesto(codiceFiscale: CodiceFiscaleEnte, { nome }: Importazione): Promise<ContestoImport> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro }) => {
      const tipi = new Map((await registro.tipi()).map((tipo) => [tipo.codice, tipo]));
      return {
        versione: nome.versione,
        ente: await enteNoto(registro, codiceFiscale),
        tipo: (codice) => tipi.get(codice),
        oggi: dateInRome(this.clock.now()),
      };
    });
  }

  /** One block of numbers for the chunk, in file order; none when the ente cannot make IUVs, and its rows say so. */
  private async generaIuv(
    codiceFiscale: CodiceFiscaleEnte,
    { ente }: ContestoImport,
    esaminate: readonly RigaEsaminata[],
  ): Promise<ReadonlyMap<number, string>> {
    const vogliono = esaminate.filter((riga) => riga.vuoleIuv);
    try {
      const iuv = await generaIuv(this.contatori, codiceFiscale, ente, vogliono.length);
      return new Map(vogliono.map(({ riga }, i) => [riga, iuv[i] ?? '']));
    } catch (error) {
      if (error instanceof DovutiError && error.code === 'ENTE_SENZA_CODICE_SEGREGAZIONE') return new Map();
      throw error;
    }
  }

  private async scrivi(
    codiceFiscale: CodiceFiscaleEnte,
    { id, nome }: Importazione,
    blocco: readonly RigaDelBlocco[],
    esaminate: readonly RigaEsaminata[],
    contesto: ContestoImport,
    iuvGenerati: ReadonlyMap<number, string>,
  ): Promise<boolean> {
    const primo = blocco[0]?.riga ?? 1;
    try {
      await this.unitOfWork.run(codiceFiscale, async ({ importazioni }) => {
        const ora = await importazioni.start(id);
        if (ora?.stato !== 'IMPORT_IN_ELAB' || ora.righe !== primo - 1)
          throw new Error('another process went on with this import'); // the lease had run out
        const iud: string[] = [];
        const iuv: string[] = [...iuvGenerati.values()];
        for (const { letta, validazione } of esaminate) {
          if (letta.letta) iud.push(letta.grezzi.iud);
          if (validazione?.valido && validazione.dati.iuv !== undefined) iuv.push(validazione.dati.iuv);
        }
        const fatti = await importazioni.facts(id, iud, iuv);
        const decisioni = decidiBlocco(esaminate, fatti, contesto, iuvGenerati);
        const decise = decisioni.map((decisione, i) => {
          const letta = esaminate[i]?.letta;
          const fisica = blocco[i]?.fisica.byte ?? Buffer.alloc(0);
          const testo =
            decisione.esito !== 'SCARTATA' && letta?.letta
              ? Buffer.from(scriviAccettata(nome.versione, letta, decisione.dati))
              : fisica;
          return { decisione, testo, formula: decisione.esito === 'SCARTATA' && hasFormula(testo.toString('latin1')) };
        });
        if (!(await importazioni.write(id, decise, this.clock.now()))) throw new IdentificativoPreso();
      });
      return true;
    } catch (error) {
      if (error instanceof IdentificativoPreso) return false; // rolled back: look again
      throw error;
    }
  }
}

/** A line that cannot be read as text spoils itself alone. */
function examineLine(riga: number, { byte, intera }: RigaFisica, contesto: ContestoImport): RigaEsaminata {
  if (!intera) return rigaRifiutata(riga, RIGA_TROPPO_LUNGA);
  const text = decodeUtf8(byte);
  return text === undefined ? rigaRifiutata(riga, NON_UTF8) : esaminaRiga(riga, text, contesto);
}

class IdentificativoPreso extends Error {}

/** Blank lines do not count. Source: tracciati.md §2. */
function isVuota(byte: Buffer): boolean {
  for (const b of byte) if (b > 0x20) return false;
  return true;
}
