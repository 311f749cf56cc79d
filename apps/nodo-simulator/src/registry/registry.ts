import { createHash } from 'node:crypto';
import { builtinPsps } from '../books';
import type { Ente, Psp } from '../books/model';
import type { Store } from '../store/store';

export interface Stazione {
  readonly id: string;
  readonly url: string;
  readonly versione: 1 | 2;
  /** Which generation of paGetPayment and paSendRT it takes. */
  readonly primitive: 1 | 2;
  readonly password: string;
  readonly subscriptionKey: string;
  readonly broadcast: boolean;
}

export interface CodiceStazione {
  readonly stazione: string;
  readonly tipo: 'SEGREGAZIONE' | 'APPLICAZIONE';
  readonly codice: string;
}

export interface RegisteredEnte extends Ente {
  readonly codici: readonly CodiceStazione[];
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
}

export interface RegistryDocument {
  readonly intermediario: { readonly codiceFiscale: string; readonly denominazione: string };
  readonly stazioni: readonly Stazione[];
  readonly enti: readonly RegisteredEnte[];
}

/** A PSP as the node knows it. */
export interface RegisteredPsp extends Psp {
  readonly password: string;
  readonly codiceFiscale: string;
}

const EMPTY: RegistryDocument = {
  intermediario: { codiceFiscale: '', denominazione: '' },
  stazioni: [],
  enti: [],
};

const PSPS: readonly RegisteredPsp[] = builtinPsps.map((psp) => ({
  ...psp,
  codiceFiscale: psp.brokerId,
  password: `psp${createHash('sha256').update(psp.channelId).digest('hex').slice(0, 9)}`,
}));

/** Who the node knows: the intermediario with its stations, the enti, the PSPs of the built-in profile. */
export class Registry {
  private document = EMPTY;

  constructor(private readonly store: Store) {}

  async load(): Promise<void> {
    const [row] = await this.store.rows<{ doc: RegistryDocument }>('select doc from registro where id = 1');
    this.document = row?.doc ?? EMPTY;
  }

  /** Replaces the whole; payments stay. */
  async replace(document: RegistryDocument): Promise<void> {
    await this.store.run(
      'insert into registro (id, doc) values (1, $1) on conflict (id) do update set doc = excluded.doc',
      [JSON.stringify(document)],
    );
    this.document = document;
  }

  get current(): RegistryDocument {
    return this.document;
  }

  get psps(): readonly RegisteredPsp[] {
    return PSPS;
  }

  psp(pspId: string): RegisteredPsp | undefined {
    return PSPS.find((psp) => psp.pspId === pspId);
  }

  ente(codiceFiscale: string): RegisteredEnte | undefined {
    return this.document.enti.find((ente) => ente.codiceFiscale === codiceFiscale);
  }

  stazione(id: string): Stazione | undefined {
    return this.document.stazioni.find((stazione) => stazione.id === id);
  }

  /** The station of a notice: aux digit 3 by segregation code, 0 by application code, 1 and 2 the only one there is. */
  stationOf(ente: RegisteredEnte, notice: string): Stazione | undefined {
    const aux = notice.slice(0, 1);
    const code = notice.slice(1, 3);
    const tipo = aux === '3' ? 'SEGREGAZIONE' : 'APPLICAZIONE';
    const links =
      aux === '0' || aux === '3'
        ? ente.codici.filter((link) => link.tipo === tipo && link.codice === code)
        : ente.codici.filter((link, at, all) => all.every((other) => other.stazione === link.stazione) && at === 0);
    return links[0] && this.stazione(links[0].stazione);
  }

  /** To whom a receipt goes: the station of the notice for its ente, and every broadcast station of each ente in its transfers. */
  recipientsOf(ec: string, notice: string, transferEnti: readonly string[]): { ec: string; stazione: Stazione }[] {
    const primary = this.ente(ec);
    const station = primary && this.stationOf(primary, notice);
    const found = station ? [{ ec, stazione: station }] : [];
    for (const cf of new Set([ec, ...transferEnti])) {
      const links = new Set(this.ente(cf)?.codici.map(({ stazione }) => stazione));
      for (const id of links) {
        const candidate = this.stazione(id);
        const known = found.some((one) => one.ec === cf && one.stazione.id === id);
        if (candidate?.broadcast && !known) found.push({ ec: cf, stazione: candidate });
      }
    }
    return found;
  }

  /** Whether the key belongs to a station of the ente. */
  mayReadFlows(subscriptionKey: string | undefined): boolean {
    return this.document.stazioni.some((stazione) => stazione.subscriptionKey === subscriptionKey);
  }
}
