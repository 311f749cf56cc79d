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
import type { FlussiNodo, FlussiStores, Oggetti } from './fdr-ports';

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
   * what is stored already and skips it.
   * @param completo all the days that the node keeps
   * @throws Error when the node does not answer
   */
  async execute(
    ente: CodiceFiscaleEnte,
    completo: boolean,
    correlationId: string,
    progress: (fatti: number, totale: number) => Promise<void>,
  ): Promise<Riepilogo> {
    const cursore = await this.unitOfWork.run(ente, ({ flussi }) => flussi.cursore());
    const elenco = await this.nodo.elenco(ente, inizioScarico(cursore, completo, this.clock.now()));
    const ordinati = [...elenco].sort(
      (a, b) => a.pubblicatoIl.getTime() - b.pubblicatoIl.getTime() || a.revisione - b.revisione,
    );
    const riepilogo = { elencati: ordinati.length, noti: 0, nuovi: 0, scartati: 0 };
    for (const flusso of ordinati) {
      const esito = await this.fetchOne(ente, flusso, correlationId);
      riepilogo[esito]++;
      await progress(riepilogo.noti + riepilogo.nuovi + riepilogo.scartati, ordinati.length);
    }
    const ultimo = ordinati.at(-1);
    if (ultimo) await this.unitOfWork.run(ente, ({ flussi }) => flussi.moveCursor(ultimo.pubblicatoIl));
    return riepilogo;
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
      await this.unitOfWork.run(ente, ({ flussi }) =>
        flussi.setAside({ pubblicato: flusso, originali, motivo: error.motivo, acquisitoIl: this.clock.now() }),
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
    const cartella = `fdr/${ente}/${segmento(flusso.pspId)}/${segmento(flusso.iuf)}/${flusso.revisione}`;
    const keep = async (nome: string, bytes: Buffer): Promise<Buffer> => {
      originali.push(await this.oggetti.put(`${cartella}/${nome}`, only(bytes)));
      return bytes;
    };
    const testata = this.nodo.leggiTestata(
      ente,
      flusso,
      await keep('testata.json', await this.nodo.scaricaTestata(ente, flusso)),
    );
    const conteggio = new ConteggioRighe();
    const righe = await this.oggetti.put(
      `${cartella}/righe.ndjson`,
      this.ndjson(ente, flusso, testata, conteggio, keep),
    );
    const acquisitoIl = this.clock.now();
    const nuovo = await this.unitOfWork.run(ente, async ({ flussi, outbox }) => {
      const added = await flussi.add({
        pubblicato: flusso,
        testata,
        originali,
        righe,
        numeroRighe: conteggio.righe,
        sommaRigheCents: conteggio.somma,
        anomalie: conteggio.anomalie(testata),
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
      const bytes = await keep(`pagina-${pagina}.json`, await this.nodo.scaricaPagina(ente, flusso, pagina));
      const letta = this.nodo.leggiPagina(bytes);
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
    if (error instanceof ContractViolation) throw new FlussoGuasto(error.message);
    throw error;
  }
}

/** A name of the wire as one segment of an object's key. */
function segmento(nome: string): string {
  return Buffer.from(nome).reduce((text, byte) => {
    const char = String.fromCharCode(byte);
    return text + (/[A-Za-z0-9-]/.test(char) ? char : `_${byte.toString(16).padStart(2, '0')}`);
  }, '');
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
