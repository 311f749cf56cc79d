import type { EventDefinition, EventEnvelope } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { createHash } from 'node:crypto';
import type {
  AssegnazioniStore,
  ClientWithSecrets,
  Clients,
  EntiRegister,
  IntermediarioAssegnazione,
  LogoPrints,
  OnboardingStores,
  OnboardingUnitOfWork,
  PersonAssegnazioni,
  Secrets,
  Stazione,
  Stazioni,
  ChangeEntry,
  Utenti,
} from '../application/ports';
import type { Assegnazione } from '../domain/assegnazione';
import type { Ente } from '../domain/ente';
import { refuse } from '../domain/errors';
import { keyOfPrint } from '../domain/logo';
import type { PerConto } from '../domain/per-conto';
import type { TipoDovuto } from '../domain/tipo-dovuto';
import type { Identity, Utente } from '../domain/utente';

/** Everything of onboarding in memory: what is written by a refused work is thrown away, as a transaction would. */
export class InMemoryOnboarding implements OnboardingUnitOfWork {
  enti = new Map<string, Ente>();
  tipi = new Map<string, TipoDovuto>();
  assegnazioni = new Map<string, Assegnazione>();
  perConto = new Map<string, PerConto>();
  loghi = new Map<string, Buffer>();
  registro: ChangeEntry[] = [];
  eventi: EventEnvelope<unknown>[] = [];

  async run<T>(ente: CodiceFiscaleEnte, work: (stores: OnboardingStores) => Promise<T>): Promise<T> {
    const before = {
      enti: new Map(this.enti),
      tipi: new Map(this.tipi),
      assegnazioni: new Map(this.assegnazioni),
      perConto: new Map(this.perConto),
      loghi: new Map(this.loghi),
      registro: [...this.registro],
      eventi: [...this.eventi],
    };
    try {
      return await work(this.stores(ente));
    } catch (error) {
      Object.assign(this, before);
      throw error;
    }
  }

  private stores(ente: CodiceFiscaleEnte): OnboardingStores {
    const find = async (cf: CodiceFiscaleEnte): Promise<Ente | undefined> => this.enti.get(cf);
    return {
      enti: {
        lock: find,
        find,
        add: async (fresh) => {
          const taken = [...this.enti.values()].some(
            (e) =>
              e.codiceFiscale === fresh.codiceFiscale || e.codiceIpa.toLowerCase() === fresh.codiceIpa.toLowerCase(),
          );
          if (taken) refuse('ENTE_GIA_PRESENTE', 'presente');
          this.enti.set(fresh.codiceFiscale, fresh);
        },
        save: async (changed) => void this.enti.set(changed.codiceFiscale, changed),
      },
      tipi: {
        all: async () => [...this.tipi.values()],
        save: async (_ente, tipo) => void this.tipi.set(tipo.codice, tipo),
      },
      assegnazioni: {
        all: async () =>
          [...this.assegnazioni.entries()].filter(([key]) => key.startsWith(`${ente}|`)).map(([, one]) => one),
        save: async (one) => void this.assegnazioni.set(`${ente}|${one.utente}|${one.ruolo}`, one),
      },
      perConto: {
        begin: async (fresh) => {
          const known = this.perConto.get(fresh.utente);
          const kept = known && known.fino > fresh.dal ? known : fresh;
          this.perConto.set(fresh.utente, kept);
          return kept;
        },
        end: async (utente, of) => {
          const known = this.perConto.get(utente);
          if (known?.ente !== of) return undefined;
          this.perConto.delete(utente);
          return known;
        },
      },
      loghi: {
        save: async (_ente, bytes) => void this.loghi.set(ente, bytes),
        remove: async () => void this.loghi.delete(ente),
      },
      registro: { add: async (_ente, voce) => void this.registro.push(voce) },
      outbox: {
        append: async <D>(definition: EventDefinition<D>, event: EventEnvelope<D>) => {
          definition.encode(event); // a snapshot that breaks its contract must not pass here either
          if (event.ente !== ente) throw new Error('event of another ente');
          this.eventi.push(event);
        },
      },
    };
  }
}

export class InMemoryClients implements Clients {
  readonly all = new Map<string, ClientWithSecrets>();
  readonly registro: ChangeEntry[] = [];

  async find(clientId: string): Promise<ClientWithSecrets | undefined> {
    return this.all.get(clientId);
  }
  async list({ intermediario, ente }: Parameters<Clients['list']>[0]) {
    return [...this.all.values()].filter(
      (c) => c.intermediario === intermediario && (ente === undefined || c.ente === ente),
    );
  }
  async add(client: ClientWithSecrets, voce: ChangeEntry): Promise<boolean> {
    if (this.all.has(client.clientId)) return false;
    this.all.set(client.clientId, client);
    this.registro.push(voce);
    return true;
  }
  async change(...[clientId, decide]: Parameters<Clients['change']>): Promise<void> {
    const changed = decide(this.all.get(clientId));
    if (!changed) return;
    this.all.set(clientId, changed.client);
    this.registro.push(changed.voce);
  }
}

export class InMemoryStazioni implements Stazioni {
  readonly known = new Map<string, Stazione>();
  readonly registro: ChangeEntry[] = [];

  async find(id: string): Promise<Stazione | undefined> {
    return this.known.get(id);
  }
  async all(intermediario: string): Promise<readonly Stazione[]> {
    return [...this.known.values()].filter((stazione) => stazione.intermediario === intermediario);
  }
  async save(stazione: Stazione, voce: ChangeEntry): Promise<void> {
    this.known.set(stazione.id, stazione);
    this.registro.push(voce);
  }
}

export class InMemoryRegister implements EntiRegister {
  constructor(private readonly onboarding: InMemoryOnboarding) {}

  async byIpa(codiceIpa: string) {
    return (await this.page({ limite: 1_000 })).find((e) => e.codiceIpa.toLowerCase() === codiceIpa.toLowerCase());
  }
  async page({ dopo, limite, intermediario, enti }: Parameters<EntiRegister['page']>[0]) {
    return [...this.onboarding.enti.values()]
      .map((e) => ({ ...e, denominazione: e.dati.denominazione }))
      .filter((e) => e.codiceFiscale > (dopo ?? ''))
      .filter(
        (e) =>
          (intermediario === undefined || e.intermediario === intermediario) &&
          (enti === undefined || enti.includes(e.codiceFiscale)),
      )
      .sort((a, b) => (a.codiceFiscale < b.codiceFiscale ? -1 : 1))
      .slice(0, limite);
  }
}

/** Persons, and their assignments in the enti of `onboarding`. */
export class InMemoryUtenti implements Utenti {
  readonly known = new Map<string, Utente>();
  readonly ofIntermediari = new Map<string, IntermediarioAssegnazione>();
  readonly registro: ChangeEntry[] = [];
  readonly entered: string[] = [];

  constructor(private readonly onboarding: InMemoryOnboarding) {}

  async find(id: string): Promise<Utente | undefined> {
    return this.known.get(id);
  }
  async invite(person: Parameters<Utenti['invite']>[0]): Promise<Utente> {
    return this.byKey(person.codiceFiscale) ?? this.keep({ ...person, id: `id-${person.codiceFiscale}` });
  }
  async enter({ sub, ...person }: Identity): Promise<Utente> {
    const key = person.codiceFiscale ?? sub;
    this.entered.push(key);
    const known = this.byKey(person.codiceFiscale);
    return this.keep({ ...person, email: person.email ?? known?.email, id: `id-${key}` });
  }
  async assegnazioni(id: string): Promise<PersonAssegnazioni> {
    const own = new Map<CodiceFiscaleEnte, Assegnazione[]>();
    for (const [key, one] of this.onboarding.assegnazioni) {
      const ente = key.split('|')[0] as CodiceFiscaleEnte;
      if (one.utente === id) own.set(ente, [...(own.get(ente) ?? []), one]);
    }
    return {
      enti: [...own].map(([ente, assegnazioni]) => ({ ente, assegnazioni })),
      intermediari: [...this.ofIntermediari.values()].filter(({ utente }) => utente === id),
      perConto: this.onboarding.perConto.get(id),
    };
  }
  inIntermediario<T>(intermediario: string, work: (store: AssegnazioniStore) => Promise<T>): Promise<T> {
    return work({
      all: async () => [...this.ofIntermediari.values()].filter((one) => one.intermediario === intermediario),
      save: async (one, voce) => {
        this.ofIntermediari.set(`${intermediario}|${one.utente}|${one.ruolo}`, { ...one, intermediario });
        this.registro.push(voce);
      },
    });
  }
  async ofIntermediario(intermediario: string) {
    const all = [...this.ofIntermediari.values()].filter((one) => one.intermediario === intermediario);
    return all.flatMap((assegnazione) => {
      const utente = this.known.get(assegnazione.utente);
      return utente ? [{ utente, assegnazione }] : [];
    });
  }

  private byKey(codiceFiscale: string | undefined): Utente | undefined {
    return [...this.known.values()].find(
      (one) => one.codiceFiscale !== undefined && one.codiceFiscale === codiceFiscale,
    );
  }
  private keep(utente: Utente): Utente {
    this.known.set(utente.id, utente);
    return utente;
  }
}

/** Hashes nothing: what is kept is the secret itself with a mark. */
export class PlainSecrets implements Secrets {
  private made = 0;

  fresh(): string {
    this.made += 1;
    return `segreto-${this.made}`;
  }
  async hash(secret: string): Promise<string> {
    return `hash:${secret}`;
  }
  async verifica(secret: string, hash: string | undefined): Promise<boolean> {
    return hash === `hash:${secret}`;
  }
}

/** Pictures for paper in memory, by their key; their points are not read. */
export class InMemoryLogoPrints implements LogoPrints {
  readonly kept = new Map<string, Buffer>();

  keep(ente: CodiceFiscaleEnte, bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(keyOfPrint(ente, sha256), bytes);
    return Promise.resolve(sha256);
  }
}
