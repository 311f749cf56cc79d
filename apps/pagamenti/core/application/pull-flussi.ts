import {
  ContractViolation,
  flussoRendicontazioneIngestedV1,
  type ObjectRef,
  type TestataFlusso,
  writeRigaFlusso,
  writeTestataFlusso,
} from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { ConteggioRighe, FlussoGuasto, type FlussoPubblicato, inizioScarico } from '../domain/flusso';
import type { FlussiNodo, FlussiStores, Oggetti, UnreadableElement } from './fdr-ports';

export interface Riepilogo {
  readonly elencati: number;
  readonly noti: number;
  readonly nuovi: number;
  readonly scartati: number;
}

/** Fetches the reporting flows of one ente that are not known yet. One at a time per ente: its caller holds that lock. */
export class PullFlussi {
  constructor(
    private readonly nodo: FlussiNodo,
    private readonly oggetti: Oggetti,
    private readonly unitOfWork: UnitOfWork<FlussiStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * The cursor moves once every flow of the list is stored or set aside; a failure before leaves it, and the next pull finds
   * what is stored already and skips it. What was set aside is tried again each time. A flow for which the node is mute stops
   * no other one, but the pull fails in the end.
   * @param completo all the days that the node keeps
   * @throws Error when the node does not answer
   */
  async execute(
    ente: CodiceFiscaleEnte,
    completo: boolean,
    correlationId: string,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<Riepilogo> {
    const begun = this.clock.now();
    const from = await this.unitOfWork.run(ente, async ({ flussi }) => {
      const cursore = await flussi.cursore();
      return inizioScarico(cursore, completo, begun);
    });
    const listed = await this.nodo.list(ente, from);
    const flussi = inOrder(listed.flussi, await this.setAsideBefore(ente, begun));
    const riepilogo = { elencati: flussi.length + listed.unreadable.length, noti: 0, nuovi: 0, scartati: 0 };
    for (const element of listed.unreadable) await this.setAsideElement(ente, element);
    riepilogo.scartati = listed.unreadable.length;
    const mute = new MuteNode();
    for (const flusso of flussi) {
      const esito = await mute.overlook(() => this.fetchOne(ente, flusso, correlationId));
      if (esito === undefined) continue;
      riepilogo[esito]++;
      await progress(riepilogo.noti + riepilogo.nuovi + riepilogo.scartati, riepilogo.elencati);
    }
    mute.complain();
    const last = newest(listed.flussi);
    if (last) await this.unitOfWork.run(ente, ({ flussi: store }) => store.moveCursor(last));
    if (completo) await this.unitOfWork.run(ente, ({ flussi: store }) => store.forgetUnlisted(begun));
    return riepilogo;
  }

  private setAsideBefore(ente: CodiceFiscaleEnte, now: Date): Promise<readonly FlussoPubblicato[]> {
    return this.unitOfWork.run(ente, ({ flussi }) => flussi.toRetry(inizioScarico(undefined, true, now)));
  }

  private async setAsideElement(ente: CodiceFiscaleEnte, element: UnreadableElement): Promise<void> {
    const acquisitoIl = this.clock.now();
    const iuf = element.iuf ?? `elenco-${element.bytes.length}-${fingerprint(element.bytes.subarray(0, 65_536))}`;
    const pubblicato = {
      iuf,
      pspId: element.pspId ?? '-',
      revisione: element.revisione ?? 0,
      pubblicatoIl: acquisitoIl,
    };
    const original = await this.oggetti.put(`${folderOf(ente, pubblicato)}/elenco.json`, only(element.bytes));
    await this.unitOfWork.run(ente, async ({ flussi }) => {
      if (await flussi.isNoto(pubblicato)) return;
      await flussi.setAside({ pubblicato, originali: [original], motivo: element.motivo, acquisitoIl, ofList: true });
    });
  }

  private async fetchOne(
    ente: CodiceFiscaleEnte,
    flusso: FlussoPubblicato,
    correlationId: string,
  ): Promise<'noti' | 'nuovi' | 'scartati'> {
    if (await this.unitOfWork.run(ente, ({ flussi }) => flussi.isNoto(flusso))) return 'noti';
    const originali: ObjectRef[] = [];
    try {
      return await this.ingest(ente, flusso, originali, correlationId);
    } catch (error) {
      if (!(error instanceof FlussoGuasto)) throw error;
      if (error.bytes)
        originali.push(await this.oggetti.put(`${folderOf(ente, flusso)}/errore.json`, only(error.bytes)));
      const acquisitoIl = this.clock.now();
      await this.unitOfWork.run(ente, ({ flussi }) =>
        flussi.setAside({ pubblicato: flusso, originali, motivo: error.motivo, acquisitoIl, ofList: false }),
      );
      return 'scartati';
    }
  }

  private async ingest(
    ente: CodiceFiscaleEnte,
    flusso: FlussoPubblicato,
    originali: ObjectRef[],
    correlationId: string,
  ): Promise<'noti' | 'nuovi'> {
    const folder = folderOf(ente, flusso);
    const keep = async (nome: string, bytes: Buffer): Promise<Buffer> => {
      originali.push(await this.oggetti.put(`${folder}/${nome}`, only(bytes)));
      return bytes;
    };
    const { testata, anomalie } = this.nodo.readTestata(
      ente,
      flusso,
      await keep('testata.json', await this.nodo.fetchTestata(ente, flusso)),
    );
    const conteggio = new ConteggioRighe();
    const righe = await this.oggetti.put(`${folder}/righe.ndjson`, this.ndjson(ente, flusso, testata, conteggio, keep));
    const acquisitoIl = this.clock.now();
    const nuovo = await this.unitOfWork.run(ente, async ({ flussi, outbox }) => {
      const added = await flussi.add({
        pubblicato: flusso,
        testata,
        originali,
        righe,
        numeroRighe: conteggio.righe,
        sommaRigheCents: conteggio.somma,
        anomalie: [...anomalie, ...conteggio.anomalie(testata)],
        acquisitoIl,
      });
      if (added)
        await outbox.append(
          flussoRendicontazioneIngestedV1,
          flussoRendicontazioneIngestedV1.from(
            ente,
            { testata, righe, numeroRighe: conteggio.righe, sommaRigheCents: conteggio.somma },
            { versione: flusso.revisione, occurredAt: acquisitoIl, correlationId },
          ),
        );
      return added;
    });
    return nuovo ? 'nuovi' : 'noti';
  }

  /** Header, then rows in document order, a page at a time: a flow of any length passes through one page of memory. */
  private async *ndjson(
    ente: CodiceFiscaleEnte,
    flusso: FlussoPubblicato,
    testata: TestataFlusso,
    conteggio: ConteggioRighe,
    keep: (nome: string, bytes: Buffer) => Promise<Buffer>,
  ): AsyncGenerator<string> {
    yield `${writable(() => writeTestataFlusso(testata))}\n`;
    let pagine = 1;
    for (let pagina = 1; pagina <= pagine; pagina++) {
      if (pagina > MOST_PAGES) throw new FlussoGuasto(`più di ${MOST_PAGES} pagine di pagamenti`);
      const bytes = await keep(`pagina-${pagina}.json`, await this.nodo.fetchPagina(ente, flusso, pagina));
      const letta = this.nodo.readPagina(bytes);
      if (letta.righe.length === 0) break; // the rows are told, whatever number of pages was promised
      pagine = letta.pagine;
      const linee: string[] = [];
      for (const senzaNumero of letta.righe) {
        conteggio.add(senzaNumero);
        const riga = { riga: conteggio.righe, ...senzaNumero };
        linee.push(`${writable(() => writeRigaFlusso(riga))}\n`);
      }
      if (linee.length > 0) yield linee.join('');
    }
  }
}

/** What our contract cannot bear is a fault of the flow. */
function writable(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error;
    throw new FlussoGuasto(`fuori dalle misure previste: ${error.message.replace(/ not writable$/, '')}`);
  }
}

/** Flows for which the node says nothing: the others are asked for all the same, until it is mute several times in a row. */
class MuteNode {
  private readonly errors: unknown[] = [];
  private inRow = 0;

  async overlook<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await work();
      this.inRow = 0;
      return value;
    } catch (error) {
      this.errors.push(error);
      if (++this.inRow >= MOST_MUTE || !(error instanceof Error && error.name === 'FdrNonDisponibile')) throw error;
      return undefined;
    }
  }

  complain(): void {
    if (this.errors.length > 0) throw this.errors[0];
  }
}

const MOST_MUTE = 3;
const MOST_PAGES = 10_000;

const nameOf = ({ pspId, iuf, revisione }: FlussoPubblicato): string => JSON.stringify([pspId, iuf, revisione]);

/** Those of the list and those that were set aside earlier, each once, in the order of publication. */
function inOrder(listed: readonly FlussoPubblicato[], earlier: readonly FlussoPubblicato[]): FlussoPubblicato[] {
  const byName = new Map([...earlier, ...listed].map((flusso) => [nameOf(flusso), flusso]));
  return [...byName.values()].sort(
    (a, b) => a.pubblicatoIl.getTime() - b.pubblicatoIl.getTime() || a.revisione - b.revisione,
  );
}

function newest(listed: readonly FlussoPubblicato[]): Date | undefined {
  return listed.reduce<Date | undefined>(
    (last, { pubblicatoIl }) => (last === undefined || pubblicatoIl > last ? pubblicatoIl : last),
    undefined,
  );
}

const folderOf = (ente: CodiceFiscaleEnte, { pspId, iuf, revisione }: FlussoPubblicato): string =>
  `fdr/${ente}/${segment(pspId)}/${segment(iuf)}/${revisione}`;

const LONGEST_SEGMENT = 120;

/** A name of the wire as one segment of an object's key. */
function segment(name: string): string {
  const text = Buffer.from(name).reduce((kept, byte) => {
    const char = String.fromCharCode(byte);
    return kept + (/[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`);
  }, '');
  return text.length <= LONGEST_SEGMENT ? text : `${text.slice(0, 40)}-${fingerprint(Buffer.from(name))}`;
}

/** Tells two texts apart (FNV-1a on 64 bits); no secret hangs on it. */
function fingerprint(bytes: Buffer): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
