import {
  ContractViolation,
  flussoRendicontazioneIngestedV1,
  type ObjectRef,
  type TestataFlusso,
  writeRigaFlusso,
  writeTestataFlusso,
} from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { RigheCount, FaultyFlusso, type PublishedFlusso, isBeyondTime, startOfPull } from '../domain/flusso';
import type { FlussiNodo, FlussiStores, Objects, UnreadableElement } from './fdr-ports';

export interface PullSummary {
  readonly elencati: number;
  readonly noti: number;
  readonly nuovi: number;
  readonly scartati: number;
}

/** Fetches the reporting flows of one ente that are not known yet. One at a time per ente: its caller holds that lock. */
export class PullFlussi {
  constructor(
    private readonly nodo: FlussiNodo,
    private readonly objects: Objects,
    private readonly unitOfWork: UnitOfWork<FlussiStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * The cursor moves once every flow of the list is stored or set aside; a failure before leaves it, and the next pull finds
   * what is stored already and skips it. What was set aside is tried again each time. A flow for which the node is mute stops
   * no other one, but the pull fails in the end.
   * @param whole all the days that the node keeps
   * @throws Error when the node does not answer
   */
  async execute(
    ente: CodiceFiscaleEnte,
    whole: boolean,
    correlationId: string,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<PullSummary> {
    const begun = this.clock.now();
    const from = await this.unitOfWork.run(ente, async ({ flussi }) => {
      const cursor = await flussi.cursor();
      return startOfPull(cursor, whole, begun);
    });
    const listed = await this.nodo.list(ente, from);
    const flussi = inOrder(listed.flussi, await this.setAsideBefore(ente, begun));
    const summary = { elencati: flussi.length + listed.unreadable.length, noti: 0, nuovi: 0, scartati: 0 };
    for (const element of listed.unreadable) await this.setAsideElement(ente, element);
    summary.scartati = listed.unreadable.length;
    const mute = new MuteNode();
    for (const flusso of flussi) {
      const esito = await mute.overlook(() => this.fetchOne(ente, flusso, correlationId));
      if (esito === undefined) continue;
      summary[esito]++;
      await progress(summary.noti + summary.nuovi + summary.scartati, summary.elencati);
    }
    mute.complain();
    const last = newest(listed.flussi.filter(({ pubblicatoIl }) => !isBeyondTime(pubblicatoIl, begun)));
    if (last) await this.unitOfWork.run(ente, ({ flussi: store }) => store.moveCursor(last));
    if (whole)
      await this.unitOfWork.run(ente, ({ flussi: store }) =>
        store.forgetUnlisted(begun, startOfPull(undefined, true, begun)),
      );
    return summary;
  }

  private setAsideBefore(ente: CodiceFiscaleEnte, now: Date): Promise<readonly PublishedFlusso[]> {
    return this.unitOfWork.run(ente, ({ flussi }) => flussi.toRetry(startOfPull(undefined, true, now)));
  }

  private async setAsideElement(ente: CodiceFiscaleEnte, element: UnreadableElement): Promise<void> {
    const acquiredAt = this.clock.now();
    const iuf = element.iuf ?? `elenco-${element.bytes.length}-${fingerprint(element.bytes.subarray(0, 65_536))}`;
    const published = {
      iuf,
      pspId: element.pspId ?? '-',
      revisione: element.revisione ?? 0,
      pubblicatoIl: acquiredAt,
    };
    const original = await this.objects.put(`${folderOf(ente, published)}/elenco.json`, only(element.bytes));
    await this.unitOfWork.run(ente, async ({ flussi }) => {
      if (await flussi.isKnown(published)) return;
      await flussi.setAside({
        published: published,
        originali: [original],
        motivo: element.motivo,
        acquisitoIl: acquiredAt,
        ofList: true,
      });
    });
  }

  private async fetchOne(
    ente: CodiceFiscaleEnte,
    flusso: PublishedFlusso,
    correlationId: string,
  ): Promise<'noti' | 'nuovi' | 'scartati'> {
    if (await this.unitOfWork.run(ente, ({ flussi }) => flussi.isKnown(flusso))) return 'noti';
    const originals: ObjectRef[] = [];
    try {
      return await this.ingest(ente, flusso, originals, correlationId);
    } catch (error) {
      if (!(error instanceof FaultyFlusso)) throw error;
      if (error.bytes)
        originals.push(await this.objects.put(`${folderOf(ente, flusso)}/errore.json`, only(error.bytes)));
      const acquiredAt = this.clock.now();
      await this.unitOfWork.run(ente, ({ flussi }) =>
        flussi.setAside({
          published: flusso,
          originali: originals,
          motivo: error.reason,
          acquisitoIl: acquiredAt,
          ofList: false,
        }),
      );
      return 'scartati';
    }
  }

  private async ingest(
    ente: CodiceFiscaleEnte,
    flusso: PublishedFlusso,
    originals: ObjectRef[],
    correlationId: string,
  ): Promise<'noti' | 'nuovi'> {
    const folder = folderOf(ente, flusso);
    const keep = async (name: string, bytes: Buffer): Promise<Buffer> => {
      originals.push(await this.objects.put(`${folder}/${name}`, only(bytes)));
      return bytes;
    };
    const { testata, anomalie } = this.nodo.readTestata(
      ente,
      flusso,
      await keep('testata.json', await this.nodo.fetchTestata(ente, flusso)),
    );
    const count = new RigheCount();
    const righe = await this.objects.put(`${folder}/righe.ndjson`, this.ndjson(ente, flusso, testata, count, keep));
    const acquiredAt = this.clock.now();
    const fresh = await this.unitOfWork.run(ente, async ({ flussi, outbox }) => {
      const added = await flussi.add({
        published: flusso,
        testata,
        originali: originals,
        righe,
        numeroRighe: count.righe,
        sommaRigheCents: count.sum,
        anomalie: [...anomalie, ...count.anomalie(testata)],
        acquisitoIl: acquiredAt,
      });
      if (added)
        await outbox.append(
          flussoRendicontazioneIngestedV1,
          flussoRendicontazioneIngestedV1.from(
            ente,
            { testata, righe, numeroRighe: count.righe, sommaRigheCents: count.sum },
            { versione: flusso.revisione, occurredAt: acquiredAt, correlationId },
          ),
        );
      return added;
    });
    return fresh ? 'nuovi' : 'noti';
  }

  /** Header, then rows in document order, a page at a time: a flow of any length passes through one page of memory. */
  private async *ndjson(
    ente: CodiceFiscaleEnte,
    flusso: PublishedFlusso,
    testata: TestataFlusso,
    count: RigheCount,
    keep: (name: string, bytes: Buffer) => Promise<Buffer>,
  ): AsyncGenerator<string> {
    yield `${writable(() => writeTestataFlusso(testata))}\n`;
    let pages = 1;
    for (let page = 1; page <= pages; page++) {
      if (page > MOST_PAGES) throw new FaultyFlusso(`più di ${MOST_PAGES} pagine di pagamenti`);
      const bytes = await keep(`pagina-${page}.json`, await this.nodo.fetchPage(ente, flusso, page));
      const read = this.nodo.readPage(bytes);
      if (read.righe.length === 0) break; // the rows are told, whatever number of pages was promised
      pages = read.pages;
      const lines: string[] = [];
      for (const unnumbered of read.righe) {
        count.add(unnumbered);
        const riga = { riga: count.righe, ...unnumbered };
        lines.push(`${writable(() => writeRigaFlusso(riga))}\n`);
      }
      if (lines.length > 0) yield lines.join('');
    }
  }
}

/** What our contract cannot bear is a fault of the flow. */
function writable(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error;
    throw new FaultyFlusso(`fuori dalle misure previste: ${error.message.replace(/ not writable$/, '')}`);
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
      if (++this.inRow >= MOST_MUTE || !(error instanceof Error && error.name === 'FdrUnavailable')) throw error;
      return undefined;
    }
  }

  complain(): void {
    if (this.errors.length > 0) throw this.errors[0];
  }
}

const MOST_MUTE = 3;
const MOST_PAGES = 10_000;

const nameOf = ({ pspId, iuf, revisione }: PublishedFlusso): string => JSON.stringify([pspId, iuf, revisione]);

/** Those of the list and those that were set aside earlier, each once, in the order of publication. */
function inOrder(listed: readonly PublishedFlusso[], earlier: readonly PublishedFlusso[]): PublishedFlusso[] {
  const byName = new Map([...earlier, ...listed].map((flusso) => [nameOf(flusso), flusso]));
  return [...byName.values()].sort(
    (a, b) => a.pubblicatoIl.getTime() - b.pubblicatoIl.getTime() || a.revisione - b.revisione,
  );
}

function newest(listed: readonly PublishedFlusso[]): Date | undefined {
  return listed.reduce<Date | undefined>(
    (last, { pubblicatoIl }) => (last === undefined || pubblicatoIl > last ? pubblicatoIl : last),
    undefined,
  );
}

const folderOf = (ente: CodiceFiscaleEnte, { pspId, iuf, revisione }: PublishedFlusso): string =>
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
