import type { EventDefinition, EventEnvelope, Outbox } from '@mypay/contracts';
import { type CodiceFiscaleEnte, type Iud, seesTipo, type UnitOfWork } from '@mypay/kernel';
import type { Author } from '../application/author';
import type { Act, Lists, RecordedAct } from '../application/lists';
import type { PrintBatches } from '../application/print-batch-ports';
import type {
  IuvCounters,
  Dovuti,
  DovutiStores,
  Importazioni,
  NewDovuto,
  Register,
  RicevutaNota,
  Ricevute,
} from '../application/ports';
import type { DovutoContent, Dovuto, Ente, Pagamento, TipoDovuto } from '../domain/dovuto';
import type { StatoDovuto } from '../domain/stato';

/** The debts of one ente in memory. */
export class FakeDovuti implements Dovuti {
  readonly rows: Dovuto[] = [];
  readonly acts: (Act & { readonly id: bigint; readonly atto: RecordedAct['atto'] })[] = [];

  add({
    dati: content,
    iuvDellaPiattaforma: iuvFromPlatform,
    now,
  }: NewDovuto): Promise<'INSERITO' | 'IUD_DUPLICATO' | 'IUV_DUPLICATO'> {
    const used = this.rows.filter((r) => r.stato !== 'ANNULLATO');
    if (used.some((r) => r.dati.iud === content.iud)) return Promise.resolve('IUD_DUPLICATO');
    if (content.iuv !== undefined && used.some((r) => r.dati.iuv === content.iuv))
      return Promise.resolve('IUV_DUPLICATO');
    this.rows.push({
      id: BigInt(this.rows.length + 1),
      stato: 'INSERIMENTO_DOVUTO',
      versione: 1,
      dati: content,
      iuvDellaPiattaforma: iuvFromPlatform,
      creatoIl: now,
      modificatoIl: now,
    });
    return Promise.resolve('INSERITO');
  }

  find(iud: string): Promise<Dovuto | undefined> {
    const weight = (r: Dovuto): number => (r.stato === 'ANNULLATO' ? 0 : r.pagamento?.dopoAnnullamento ? 1 : 2);
    const righe = this.rows.filter((r) => r.dati.iud === iud);
    return Promise.resolve(righe.sort((a, b) => weight(b) - weight(a) || Number(b.id - a.id))[0]);
  }

  lock(iud: string): Promise<Dovuto | undefined> {
    return this.find(iud);
  }

  withIuv(iuv: string): Promise<readonly Dovuto[]> {
    return Promise.resolve(this.rows.filter((r) => r.dati.iuv === iuv).sort((a, b) => Number(b.id - a.id)));
  }

  recordAct(id: bigint, kind: RecordedAct['atto'], act: Act): Promise<void> {
    this.acts.push({ id, atto: kind, ...act });
    return Promise.resolve();
  }

  bornOf(id: bigint): Promise<string | undefined> {
    return Promise.resolve(this.acts.find((act) => act.id === id && act.atto === 'CREATO')?.autore);
  }

  replace(id: bigint, from: StatoDovuto, content: DovutoContent, now: Date): Promise<boolean> {
    return Promise.resolve(
      this.change(id, from, (r) => ({ ...r, dati: content, versione: r.versione + 1, modificatoIl: now })),
    );
  }

  move(id: bigint, from: StatoDovuto, a: StatoDovuto, now: Date, pagamento?: Pagamento): Promise<boolean> {
    return Promise.resolve(
      this.change(id, from, (r) => ({ ...r, stato: a, versione: r.versione + 1, modificatoIl: now, pagamento })),
    );
  }

  async cancelOpen(tipoDovuto: string, limit: number, now: Date): Promise<number> {
    const open = this.rows.filter((r) => r.stato === 'INSERIMENTO_DOVUTO' && r.dati.tipoDovuto === tipoDovuto);
    for (const { id } of open.slice(0, limit)) await this.move(id, 'INSERIMENTO_DOVUTO', 'ANNULLATO', now);
    return Math.min(open.length, limit);
  }

  async cancelNamed(iuds: readonly Iud[], author: Author, now: Date): Promise<readonly Iud[]> {
    const open = this.rows.filter(
      ({ stato, dati: content }) =>
        stato === 'INSERIMENTO_DOVUTO' && iuds.includes(content.iud) && seesTipo(author.tipi, content.tipoDovuto),
    );
    for (const { id } of open) {
      await this.move(id, 'INSERIMENTO_DOVUTO', 'ANNULLATO', now);
      await this.recordAct(id, 'ANNULLATO', author);
    }
    return open.map(({ dati: content }) => content.iud);
  }

  excludeWriters(): Promise<void> {
    return Promise.resolve();
  }

  private change(id: bigint, from: StatoDovuto, to: (row: Dovuto) => Dovuto): boolean {
    const at = this.rows.findIndex((r) => r.id === id && r.stato === from);
    const row = this.rows[at];
    if (!row) return false;
    this.rows[at] = to(row);
    return true;
  }
}

/** Receipts in memory. */
export class FakeRicevute implements Ricevute {
  readonly rows: RicevutaNota[] = [];
  isKnown(rtId: string): Promise<boolean> {
    return Promise.resolve(this.rows.some((r) => r.rtId === rtId));
  }
  add(ricevuta: RicevutaNota): Promise<void> {
    this.rows.push(ricevuta);
    return Promise.resolve();
  }
}

/** The register in memory; a test sets what it is about. */
export class FakeRegister implements Register {
  constructor(
    public value: Ente | undefined,
    readonly list: TipoDovuto[],
  ) {}
  recordEnte(_versione: number, content: Ente): Promise<boolean> {
    this.value = content;
    return Promise.resolve(true);
  }
  recordTipo(_versione: number, content: TipoDovuto): Promise<boolean> {
    this.list.push(content);
    return Promise.resolve(true);
  }
  ente(): Promise<Ente | undefined> {
    return Promise.resolve(this.value);
  }
  tipo(codice: string): Promise<TipoDovuto | undefined> {
    return Promise.resolve(this.list.find((t) => t.codice === codice));
  }
  tipi(): Promise<readonly TipoDovuto[]> {
    return Promise.resolve(this.list);
  }
}

/** Announcements in memory; what cannot be written is refused here as there. */
export class FakeOutbox implements Outbox {
  readonly events: EventEnvelope<unknown>[] = [];
  append<Data>(definition: EventDefinition<Data>, event: EventEnvelope<Data>): Promise<void> {
    definition.encode(event);
    this.events.push(event);
    return Promise.resolve();
  }
}

/** Counters in memory. */
export class FakeCounters implements IuvCounters {
  private readonly last = new Map<string, bigint>();
  reserve(ente: CodiceFiscaleEnte, segregazione: string, count: number): Promise<bigint> {
    const key = `${ente}:${segregazione}`;
    const first = (this.last.get(key) ?? 0n) + 1n;
    this.last.set(key, first + BigInt(count) - 1n);
    return Promise.resolve(first);
  }
}

/** Stores and unit of work in memory, for one ente; imports and lists are tried on PostgreSQL, where their work is. */
export function fakeStores(ente: Ente | undefined, tipi: TipoDovuto[]) {
  const stores = {
    registro: new FakeRegister(ente, tipi),
    dovuti: new FakeDovuti(),
    ricevute: new FakeRicevute(),
    importazioni: {} as Importazioni,
    outbox: new FakeOutbox(),
    elenchi: {} as Lists,
    printBatches: {} as PrintBatches,
  };
  const unitOfWork: UnitOfWork<DovutiStores> = { run: (_ente, work) => work(stores) };
  return { stores, unitOfWork };
}
