import type { EventDefinition, EventEnvelope, Outbox, QuoteRequest, QuoteResponse } from '@mypay/contracts';
import type { CodiceFiscaleEnte, NumeroAvviso, UnitOfWork } from '@mypay/kernel';
import type {
  Attivazione,
  Attivazioni,
  Enti,
  AddOutcome,
  MatchedAnomalie,
  NewRt,
  PagamentiStores,
  Quotes,
  Ricevute,
  RtDovuto,
} from '../application/ports';
import { completed, differences } from '../domain/compare-rt';
import type { Ente } from '../domain/ente';
import { PagamentiError } from '../domain/errors';
import { type AnomaliaRt, otherRtOf } from '../domain/anomalie-rt';
import type { Rt } from '../domain/rt';
import { aQuote } from './a-quote';

export interface InMemoryRicevuta {
  rt: Rt;
  anomalie: readonly AnomaliaRt[];
  attivazione: Attivazione | undefined;
  /** Told after it was stored. */
  dovuto?: RtDovuto | undefined;
}
interface Room {
  attivazioni: Map<string, Attivazione>;
  ricevute: Map<string, InMemoryRicevuta>;
  diverse: { rtId: string; original: string; campi: readonly string[] }[];
  announcements: EventEnvelope<never>[];
}
const empty = (): Room => ({ attivazioni: new Map(), ricevute: new Map(), diverse: [], announcements: [] });

/** Stores of pagamenti in memory, one room per ente; work that throws leaves nothing behind. */
export class InMemoryPagamenti implements UnitOfWork<PagamentiStores> {
  private readonly rooms = new Map<string, Room>();
  /** Set it and the next units of work fail, as with a database that is down. */
  failure: Error | undefined;

  async run<T>(ente: CodiceFiscaleEnte, work: (stores: PagamentiStores) => Promise<T>): Promise<T> {
    if (this.failure) throw this.failure;
    const before = this.of(ente);
    const copy: Room = {
      attivazioni: new Map(before.attivazioni),
      ricevute: new Map(before.ricevute),
      diverse: [...before.diverse],
      announcements: [...before.announcements],
    };
    const result = await work({
      attivazioni: new InMemoryAttivazioni(copy),
      ricevute: new InMemoryRicevute(ente, copy),
      outbox: new InMemoryOutbox(copy),
    });
    this.rooms.set(ente, copy);
    return result;
  }

  of(ente: CodiceFiscaleEnte): Room {
    return this.rooms.get(ente) ?? empty();
  }
}

class InMemoryAttivazioni implements Attivazioni {
  constructor(private readonly room: Room) {}
  keep(attivazione: Attivazione): Promise<void> {
    const nota = this.room.attivazioni.get(attivazione.numeroAvviso);
    if (!nota || nota.attivataIl <= attivazione.attivataIl)
      this.room.attivazioni.set(attivazione.numeroAvviso, attivazione);
    return Promise.resolve();
  }
  find(numeroAvviso: NumeroAvviso): Promise<Attivazione | undefined> {
    return Promise.resolve(this.room.attivazioni.get(numeroAvviso));
  }
}

class InMemoryRicevute implements Ricevute {
  constructor(
    private readonly ente: CodiceFiscaleEnte,
    private readonly room: Room,
  ) {}

  add({ rt, original, anomalie, attivazione }: NewRt): Promise<AddOutcome> {
    const nota = this.room.ricevute.get(rt.rtId);
    if (!nota) {
      const other = [...this.room.ricevute.values()].find(
        (r) =>
          rt.esito === 'OK' &&
          r.rt.esito === 'OK' &&
          r.rt.enteTitolare === rt.enteTitolare &&
          r.rt.numeroAvviso === rt.numeroAvviso,
      );
      const every = anomalie(other?.rt.rtId);
      this.room.ricevute.set(rt.rtId, { rt, anomalie: every, attivazione });
      return Promise.resolve({ esito: 'NUOVA', anomalie: every });
    }
    const campi = differences(nota.rt, rt);
    if (campi.length > 0) {
      if (!this.room.diverse.some((d) => d.original === original))
        this.room.diverse.push({ rtId: rt.rtId, original, campi });
      return Promise.resolve({ esito: 'DIVERSA', campi });
    }
    const whole = completed(nota.rt, rt);
    if (whole) this.room.ricevute.set(rt.rtId, { ...nota, rt: whole });
    return Promise.resolve({ esito: 'GIA_NOTA', complete: whole !== undefined });
  }

  match(rtId: string, dovuto: RtDovuto | undefined, anomalie: MatchedAnomalie): Promise<boolean> {
    const kept = this.room.ricevute.get(rtId);
    if (kept) this.room.ricevute.set(rtId, { ...kept, dovuto, anomalie: anomalie(kept.rt, otherRtOf(kept.anomalie)) });
    return Promise.resolve(kept !== undefined);
  }

  isPagato(numeroAvviso: NumeroAvviso): Promise<boolean> {
    return Promise.resolve(
      [...this.room.ricevute.values()].some(
        ({ rt }) => rt.enteTitolare === this.ente && rt.numeroAvviso === numeroAvviso && rt.esito === 'OK',
      ),
    );
  }
}

class InMemoryOutbox implements Outbox {
  constructor(private readonly room: Room) {}
  append<Data>(definition: EventDefinition<Data>, event: EventEnvelope<Data>): Promise<void> {
    definition.encode(event); // what cannot be written is refused here as there
    this.room.announcements.push(event as EventEnvelope<never>);
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
export class FakeQuotes implements Quotes {
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
