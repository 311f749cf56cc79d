import { type Clock, type CodiceFiscaleEnte, dateInRome } from '@mypay/kernel';
import { type AccessRights, accessOf, isInForce } from '../domain/assegnazione';
import type { Permesso } from '../domain/permessi';
import type { Identity, Utente } from '../domain/utente';
import type { EntiRegister, ListedEnte, PersonAssegnazioni, Utenti } from './ports';

/** Enti that one answer holds: who administers more finds the others by their codice IPA. */
export const ENTI_OF_A_PERSON = 200;

/** What a person may do on one ente. */
export interface EnteAccess extends AccessRights {
  readonly ente: ListedEnte;
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
    const accesses = page.slice(0, ENTI_OF_A_PERSON).map((ente) => this.onOne(ente, found));
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
    const { enti: own, intermediari } = await this.utenti.assegnazioni(id);
    const today = dateInRome(this.clock.now());
    const inForce = intermediari.filter((assegnazione) => isInForce(assegnazione, today));
    const intermediario = inForce[0]?.intermediario;
    return {
      utente,
      own,
      everywhere: { intermediario, assegnazioni: inForce.filter((a) => a.intermediario === intermediario) },
    };
  }

  private onOne(ente: ListedEnte, { own, everywhere }: Known): EnteAccess {
    const there = own.find((one) => one.ente === ente.codiceFiscale)?.assegnazioni ?? [];
    const above = everywhere.intermediario === ente.intermediario ? everywhere.assegnazioni : [];
    return { ente, ...this.access([...there, ...above]) };
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
  readonly own: PersonAssegnazioni['enti'];
  readonly everywhere: {
    readonly intermediario: string | undefined;
    readonly assegnazioni: PersonAssegnazioni['intermediari'];
  };
}
