import { type Clock, type CodiceFiscaleEnte, dateInRome } from '@mypay/kernel';
import { type AccessRights, accessOf, type Assegnazione, isInForce } from '../domain/assegnazione';
import { actingFor, isActing, type PerConto } from '../domain/per-conto';
import { type Permesso, PERMESSI } from '../domain/permessi';
import type { Identity, Utente } from '../domain/utente';
import type { EntiRegister, ListedEnte, PersonAssegnazioni, Utenti } from './ports';

/** Enti that one answer holds: who administers more finds the others by their codice IPA. */
export const ENTI_OF_A_PERSON = 200;

/** What a person may do on one ente. */
export interface EnteAccess extends AccessRights {
  readonly ente: ListedEnte;
  /** She acts on its behalf now. */
  readonly perConto?: PerConto | undefined;
}

/** An assignment as its own person sees it; without an ente it is on all of an intermediary. */
export interface OwnAssegnazione {
  readonly ente?: ListedEnte | undefined;
  readonly assegnazione: Assegnazione;
}

/** Everything that a person may do, now. */
export interface PersonAccesses {
  readonly utente: Utente;
  /** Outside an ente's path. */
  readonly generali: readonly Permesso[];
  readonly enti: readonly EnteAccess[];
  /** There are more enti than these. */
  readonly altriEnti: boolean;
}

/** Who enters, and what she may do. Source: roles.md R1–R5, R7; Decisions, 16. */
export class PersonAccess {
  constructor(
    private readonly utenti: Utenti,
    private readonly enti: EntiRegister,
    private readonly clock: Clock,
  ) {}

  /** The person of this identity, known from now on: her provider's word of her name stands over ours. */
  enter(identity: Identity, correlationId: string): Promise<Utente> {
    return this.utenti.enter(identity, { ts: this.clock.now(), correlationId });
  }

  /** Undefined when nobody has this id. */
  async of(id: string): Promise<PersonAccesses | undefined> {
    const found = await this.known(id);
    if (!found) return undefined;
    const { utente, everywhere, own } = found;
    const page = await this.enti.page({
      limite: ENTI_OF_A_PERSON + 1,
      ...(everywhere.intermediario === undefined
        ? { enti: own.map(({ ente }) => ente) }
        : { intermediario: everywhere.intermediario }),
    });
    const listed = page.slice(0, ENTI_OF_A_PERSON);
    const acting = found.perConto && (await this.enti.page({ enti: [found.perConto.ente], limite: 1 }))[0];
    const missing = acting && !listed.some(({ codiceFiscale }) => codiceFiscale === acting.codiceFiscale);
    const accesses = (missing ? [acting, ...listed] : listed).map((ente) => this.onOne(ente, found));
    return {
      utente,
      generali: this.outside(found),
      enti: accesses.filter(({ ruoli }) => ruoli.length > 0),
      altriEnti: page.length > ENTI_OF_A_PERSON,
    };
  }

  /** `access` is absent for an ente on which she may do nothing, as for one that is not there; undefined: nobody has this id. */
  async onEnte(id: string, codiceIpa: string): Promise<{ readonly access?: EnteAccess } | undefined> {
    const found = await this.known(id);
    if (!found) return undefined;
    const ente = await this.enti.byIpa(codiceIpa);
    const access = ente && this.onOne(ente, found);
    return access && access.ruoli.length > 0 ? { access } : {};
  }

  /** Her own assignments, revoked ones and past ones too, and who she is; undefined when nobody has this id. */
  async profile(
    id: string,
  ): Promise<{ readonly utente: Utente; readonly assegnazioni: readonly OwnAssegnazione[] } | undefined> {
    const utente = await this.utenti.find(id);
    if (!utente) return undefined;
    const { enti: own, intermediari } = await this.utenti.assegnazioni(id);
    const enti = await this.enti.page({ enti: own.map(({ ente }) => ente), limite: own.length });
    return {
      utente,
      assegnazioni: [
        ...intermediari.map((assegnazione) => ({ assegnazione })),
        ...own.flatMap(({ ente, assegnazioni }) => {
          const listed = enti.find(({ codiceFiscale }) => codiceFiscale === ente);
          return assegnazioni.map((assegnazione) => ({ ente: listed, assegnazione }));
        }),
      ],
    };
  }

  /** Where she acts: the whole of an intermediary, or these enti. */
  async reach(id: string): Promise<{ readonly intermediario?: string; readonly enti: readonly CodiceFiscaleEnte[] }> {
    const found = await this.known(id);
    if (!found) return { enti: [] };
    const { everywhere, own } = found;
    return {
      ...(everywhere.intermediario === undefined ? {} : { intermediario: everywhere.intermediario }),
      enti: own.filter(({ assegnazioni }) => this.access(assegnazioni).ruoli.length > 0).map(({ ente }) => ente),
    };
  }

  private async known(id: string) {
    const utente = await this.utenti.find(id);
    if (!utente) return undefined;
    const { enti: own, intermediari, perConto } = await this.utenti.assegnazioni(id);
    const today = dateInRome(this.clock.now());
    const inForce = intermediari.filter((assegnazione) => isInForce(assegnazione, today));
    const intermediario = inForce[0]?.intermediario;
    return {
      utente,
      own,
      everywhere: { intermediario, assegnazioni: inForce.filter((a) => a.intermediario === intermediario) },
      perConto: perConto && isActing(perConto, this.clock.now()) ? perConto : undefined,
    };
  }

  private onOne(ente: ListedEnte, { own, everywhere, perConto }: Known): EnteAccess {
    const there = own.find((one) => one.ente === ente.codiceFiscale)?.assegnazioni ?? [];
    const above = everywhere.intermediario === ente.intermediario ? everywhere.assegnazioni : [];
    const access = this.access([...there, ...above]);
    if (perConto?.ente !== ente.codiceFiscale) return { ente, ...access };
    const acting = actingFor(access, PERMESSI);
    return acting === access ? { ente, ...access } : { ente, ...acting, perConto };
  }

  /** What is not about one ente: all that the intermediary gives, and, for who has an ente, the list of her own. */
  private outside({ own, everywhere }: Known): readonly Permesso[] {
    const above = this.access(everywhere.assegnazioni).permessi;
    const has = own.some(({ assegnazioni }) => this.access(assegnazioni).permessi.includes('ente.read'));
    return has && !above.includes('ente.read') ? [...above, 'ente.read'] : above;
  }

  private access(assegnazioni: Parameters<typeof accessOf>[0]): AccessRights {
    return accessOf(assegnazioni, dateInRome(this.clock.now()));
  }
}

interface Known {
  readonly perConto: PerConto | undefined;
  readonly own: PersonAssegnazioni['enti'];
  readonly everywhere: {
    readonly intermediario: string | undefined;
    readonly assegnazioni: PersonAssegnazioni['intermediari'];
  };
}
