import type { EventDefinition, EventEnvelope, Outbox, QuoteRequest, QuoteResponse } from '@mypay/contracts';
import type { CodiceFiscaleEnte, NumeroAvviso, UnitOfWork } from '@mypay/kernel';
import type {
  Attivazione,
  Attivazioni,
  Enti,
  EsitoAggiunta,
  NuovaRt,
  PagamentiStores,
  Preventivi,
  Ricevute,
} from '../application/ports';
import { completata, differenze } from '../domain/confronto-rt';
import type { Ente } from '../domain/ente';
import { PagamentiError } from '../domain/errors';
import type { AnomaliaRt } from '../domain/anomalie-rt';
import type { Rt } from '../domain/rt';
import { aQuote } from './a-quote';

export interface RicevutaInMemoria {
  rt: Rt;
  anomalie: readonly AnomaliaRt[];
  attivazione: Attivazione | undefined;
}
interface Stanza {
  attivazioni: Map<string, Attivazione>;
  ricevute: Map<string, RicevutaInMemoria>;
  diverse: { rtId: string; original: string; campi: readonly string[] }[];
  annunci: EventEnvelope<never>[];
}
const vuota = (): Stanza => ({ attivazioni: new Map(), ricevute: new Map(), diverse: [], annunci: [] });

/** Stores of pagamenti in memory, one room per ente; work that throws leaves nothing behind. */
export class InMemoryPagamenti implements UnitOfWork<PagamentiStores> {
  private readonly stanze = new Map<string, Stanza>();
  /** Set it and the next units of work fail, as with a database that is down. */
  guasto: Error | undefined;

  async run<T>(ente: CodiceFiscaleEnte, work: (stores: PagamentiStores) => Promise<T>): Promise<T> {
    if (this.guasto) throw this.guasto;
    const prima = this.of(ente);
    const copia: Stanza = {
      attivazioni: new Map(prima.attivazioni),
      ricevute: new Map(prima.ricevute),
      diverse: [...prima.diverse],
      annunci: [...prima.annunci],
    };
    const result = await work({
      attivazioni: new InMemoryAttivazioni(copia),
      ricevute: new InMemoryRicevute(ente, copia),
      outbox: new InMemoryOutbox(copia),
    });
    this.stanze.set(ente, copia);
    return result;
  }

  of(ente: CodiceFiscaleEnte): Stanza {
    return this.stanze.get(ente) ?? vuota();
  }
}

class InMemoryAttivazioni implements Attivazioni {
  constructor(private readonly stanza: Stanza) {}
  keep(attivazione: Attivazione): Promise<void> {
    const nota = this.stanza.attivazioni.get(attivazione.numeroAvviso);
    if (!nota || nota.attivataIl <= attivazione.attivataIl)
      this.stanza.attivazioni.set(attivazione.numeroAvviso, attivazione);
    return Promise.resolve();
  }
  find(numeroAvviso: NumeroAvviso): Promise<Attivazione | undefined> {
    return Promise.resolve(this.stanza.attivazioni.get(numeroAvviso));
  }
}

class InMemoryRicevute implements Ricevute {
  constructor(
    private readonly ente: CodiceFiscaleEnte,
    private readonly stanza: Stanza,
  ) {}

  add({ rt, original, anomalie, attivazione }: NuovaRt): Promise<EsitoAggiunta> {
    const nota = this.stanza.ricevute.get(rt.rtId);
    if (!nota) {
      const altra = [...this.stanza.ricevute.values()].find(
        (r) =>
          rt.esito === 'OK' &&
          r.rt.esito === 'OK' &&
          r.rt.enteTitolare === rt.enteTitolare &&
          r.rt.numeroAvviso === rt.numeroAvviso,
      );
      const tutte = anomalie(altra?.rt.rtId);
      this.stanza.ricevute.set(rt.rtId, { rt, anomalie: tutte, attivazione });
      return Promise.resolve({ esito: 'NUOVA', anomalie: tutte });
    }
    const campi = differenze(nota.rt, rt);
    if (campi.length > 0) {
      if (!this.stanza.diverse.some((d) => d.original === original))
        this.stanza.diverse.push({ rtId: rt.rtId, original, campi });
      return Promise.resolve({ esito: 'DIVERSA', campi });
    }
    const intera = completata(nota.rt, rt);
    if (intera) this.stanza.ricevute.set(rt.rtId, { ...nota, rt: intera });
    return Promise.resolve({ esito: 'GIA_NOTA', completata: intera !== undefined });
  }

  isPagato(numeroAvviso: NumeroAvviso): Promise<boolean> {
    return Promise.resolve(
      [...this.stanza.ricevute.values()].some(
        ({ rt }) => rt.enteTitolare === this.ente && rt.numeroAvviso === numeroAvviso && rt.esito === 'OK',
      ),
    );
  }
}

class InMemoryOutbox implements Outbox {
  constructor(private readonly stanza: Stanza) {}
  append<Data>(definition: EventDefinition<Data>, event: EventEnvelope<Data>): Promise<void> {
    definition.encode(event); // what cannot be written is refused here as there
    this.stanza.annunci.push(event as EventEnvelope<never>);
    return Promise.resolve();
  }
}

/** The register of enti, as a test wrote it. */
export class InMemoryEnti implements Enti {
  readonly enti = new Map<string, Ente>();
  constructor(...enti: readonly Ente[]) {
    for (const ente of enti) this.enti.set(ente.ente, ente);
  }
  find(idPa: string): Promise<Ente | undefined> {
    return Promise.resolve(this.enti.get(idPa));
  }
  all(): Promise<readonly Ente[]> {
    return Promise.resolve([...this.enti.values()]);
  }
}

/** dovuti, as a test wants it to answer. */
export class FakePreventivi implements Preventivi {
  answer: QuoteResponse | Error = aQuote();
  readonly asked: QuoteRequest[] = [];

  quote(_ente: CodiceFiscaleEnte, request: QuoteRequest): Promise<QuoteResponse> {
    this.asked.push(request);
    return this.answer instanceof Error ? Promise.reject(this.answer) : Promise.resolve(this.answer);
  }

  nobodyAnswers(): void {
    this.answer = new PagamentiError('PREVENTIVO_NON_DISPONIBILE', 'nessuno risponde');
  }
}
