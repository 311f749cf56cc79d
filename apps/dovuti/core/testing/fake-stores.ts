import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type {
  ContatoriIuv,
  Dovuti,
  DovutiStores,
  Importazioni,
  NuovoDovuto,
  Registro,
  RicevutaNota,
  Ricevute,
  RichiestaPagina,
} from '../application/ports';
import type { DatiDovuto, Dovuto, Ente, Pagamento, TipoDovuto } from '../domain/dovuto';
import type { StatoDovuto } from '../domain/stato';

/** The debts of one ente in memory. */
export class FakeDovuti implements Dovuti {
  readonly rows: Dovuto[] = [];

  add({ dati, iuvDellaPiattaforma, ora }: NuovoDovuto): Promise<'INSERITO' | 'IUD_DUPLICATO' | 'IUV_DUPLICATO'> {
    const usati = this.rows.filter((r) => r.stato !== 'ANNULLATO');
    if (usati.some((r) => r.dati.iud === dati.iud)) return Promise.resolve('IUD_DUPLICATO');
    if (dati.iuv !== undefined && usati.some((r) => r.dati.iuv === dati.iuv)) return Promise.resolve('IUV_DUPLICATO');
    this.rows.push({
      id: BigInt(this.rows.length + 1),
      stato: 'INSERIMENTO_DOVUTO',
      versione: 1,
      dati,
      iuvDellaPiattaforma,
      creatoIl: ora,
      modificatoIl: ora,
    });
    return Promise.resolve('INSERITO');
  }

  find(iud: string): Promise<Dovuto | undefined> {
    const peso = (r: Dovuto): number => (r.stato === 'ANNULLATO' ? 0 : r.pagamento?.dopoAnnullamento ? 1 : 2);
    const righe = this.rows.filter((r) => r.dati.iud === iud);
    return Promise.resolve(righe.sort((a, b) => peso(b) - peso(a) || Number(b.id - a.id))[0]);
  }

  lock(iud: string): Promise<Dovuto | undefined> {
    return this.find(iud);
  }

  withIuv(iuv: string): Promise<readonly Dovuto[]> {
    return Promise.resolve(this.rows.filter((r) => r.dati.iuv === iuv).sort((a, b) => Number(b.id - a.id)));
  }

  page({ stato, primaDi, limite }: RichiestaPagina): Promise<readonly Dovuto[]> {
    return Promise.resolve(
      this.rows
        .filter((r) => (stato === undefined || r.stato === stato) && (primaDi === undefined || r.id < primaDi))
        .sort((a, b) => Number(b.id - a.id))
        .slice(0, limite),
    );
  }

  replace(id: bigint, da: StatoDovuto, dati: DatiDovuto, ora: Date): Promise<boolean> {
    return Promise.resolve(this.change(id, da, (r) => ({ ...r, dati, versione: r.versione + 1, modificatoIl: ora })));
  }

  move(id: bigint, da: StatoDovuto, a: StatoDovuto, ora: Date, pagamento?: Pagamento): Promise<boolean> {
    return Promise.resolve(
      this.change(id, da, (r) => ({ ...r, stato: a, versione: r.versione + 1, modificatoIl: ora, pagamento })),
    );
  }

  async cancelOpen(tipoDovuto: string, limite: number, ora: Date): Promise<number> {
    const aperti = this.rows.filter((r) => r.stato === 'INSERIMENTO_DOVUTO' && r.dati.tipoDovuto === tipoDovuto);
    for (const { id } of aperti.slice(0, limite)) await this.move(id, 'INSERIMENTO_DOVUTO', 'ANNULLATO', ora);
    return Math.min(aperti.length, limite);
  }

  excludeWriters(): Promise<void> {
    return Promise.resolve();
  }

  private change(id: bigint, da: StatoDovuto, to: (row: Dovuto) => Dovuto): boolean {
    const at = this.rows.findIndex((r) => r.id === id && r.stato === da);
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
export class FakeRegistro implements Registro {
  constructor(
    public value: Ente | undefined,
    readonly elenco: TipoDovuto[],
  ) {}
  recordEnte(_versione: number, dati: Ente): Promise<boolean> {
    this.value = dati;
    return Promise.resolve(true);
  }
  recordTipo(_versione: number, dati: TipoDovuto): Promise<boolean> {
    this.elenco.push(dati);
    return Promise.resolve(true);
  }
  ente(): Promise<Ente | undefined> {
    return Promise.resolve(this.value);
  }
  tipo(codice: string): Promise<TipoDovuto | undefined> {
    return Promise.resolve(this.elenco.find((t) => t.codice === codice));
  }
  tipi(): Promise<readonly TipoDovuto[]> {
    return Promise.resolve(this.elenco);
  }
}

/** Counters in memory. */
export class FakeContatori implements ContatoriIuv {
  private readonly ultimi = new Map<string, bigint>();
  reserve(ente: CodiceFiscaleEnte, segregazione: string, quanti: number): Promise<bigint> {
    const chiave = `${ente}:${segregazione}`;
    const primo = (this.ultimi.get(chiave) ?? 0n) + 1n;
    this.ultimi.set(chiave, primo + BigInt(quanti) - 1n);
    return Promise.resolve(primo);
  }
}

/** Stores and unit of work in memory, for one ente; imports are tried on PostgreSQL, where their work is. */
export function fakeStores(ente: Ente | undefined, tipi: TipoDovuto[]) {
  const stores = {
    registro: new FakeRegistro(ente, tipi),
    dovuti: new FakeDovuti(),
    ricevute: new FakeRicevute(),
    importazioni: {} as Importazioni,
  };
  const unitOfWork: UnitOfWork<DovutiStores> = { run: (_ente, work) => work(stores) };
  return { stores, unitOfWork };
}
