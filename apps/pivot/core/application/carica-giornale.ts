import { giornaleLoadedV1, type Outbox } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { dialettoDi, giudicaRiga, type Mappatura, PivotError, type Scarto } from '../domain';
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

/** A record of the file: its number in it (the header is 1) and its fields. */
export interface RecordCsv {
  readonly numero: number;
  readonly file: string;
  readonly campi: readonly string[];
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

const RIGHE_PER_BLOCCO = 5_000;

/**
 * Loads a giornale di cassa record by record, in blocks of one transaction each. A refused row spoils only itself. Begun
 * again after a crash it comes to the same end, for every block is harmless the second time. The last transaction closes the
 * upload and announces it.
 */
export class CaricaGiornale {
  constructor(
    private readonly unitOfWork: UnitOfWork<StoresGiornale>,
    private readonly clock: Clock,
  ) {}

  /** @throws PivotError `NESSUNA_RIGA` when there is nothing below the header */
  async execute(
    ente: CodiceFiscaleEnte,
    giornale: GiornaleDaCaricare,
    records: AsyncIterable<RecordCsv>,
    meta: { readonly correlationId: string; readonly avanzamento?: (righe: number) => Promise<void> },
  ): Promise<ConteggiGiornale> {
    const conta = { totali: 0, accettate: 0, scartate: 0 };
    let movimenti: MovimentoCaricato[] = [];
    let scarti: ScartoDiRiga[] = [];
    const scarica = async (): Promise<void> => {
      const blocco = { movimenti, scarti };
      movimenti = [];
      scarti = [];
      if (blocco.movimenti.length + blocco.scarti.length === 0) return;
      await this.unitOfWork.run(ente, async (stores) => {
        await stores.giornali.scarta(giornale.id, blocco.scarti);
        const cambiate = await registraMovimenti(stores, blocco.movimenti);
        await stores.giornali.avanza(giornale.id, cambiate);
      });
      await meta.avanzamento?.(conta.totali);
    };

    const dialetti = new Map<string, ReturnType<typeof dialettoDi>>();
    for await (const { numero, file, campi } of records) {
      const dialetto = dialetti.get(file);
      if (dialetto === undefined) {
        const scelto = dialettoDi(campi, giornale.mappatura); // the first record is the header
        dialetti.set(file, scelto);
        await this.unitOfWork.run(ente, (stores) => stores.giornali.inCaricamento(giornale.id, scelto.nome));
        continue;
      }
      if (campi.length === 1 && campi[0]?.trim() === '') continue;
      conta.totali++;
      const giudizio = giudicaRiga(campi, dialetto);
      if ('movimento' in giudizio) {
        conta.accettate++;
        movimenti.push({ ...giudizio.movimento, caricamento: giornale.caricamento, riga: numero });
      } else {
        conta.scartate++;
        scarti.push({ ...giudizio.scarto, riga: numero, file, originale: comeRiga(campi) });
      }
      if (movimenti.length + scarti.length >= RIGHE_PER_BLOCCO) await scarica();
    }
    if (conta.totali === 0) throw new PivotError('NESSUNA_RIGA', 'Il file non contiene movimenti');
    await scarica();
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

/** The row as text again, without what a database cannot hold. */
function comeRiga(campi: readonly string[]): string {
  const testo = campi.map((c) => (/[;"\\\n\r]/.test(c) ? `"${c.replace(/["\\]/g, '\\$&')}"` : c)).join(';');
  return testo.replaceAll('\u0000', '\ufffd').slice(0, 10_000);
}
