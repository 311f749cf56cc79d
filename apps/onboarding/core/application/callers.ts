import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from '../domain/errors';
import { personOf } from '../domain/utente';
import type { PersonAccess } from './person-access';
import type { Actor, Clients, EntiRegister } from './ports';

/** Where a caller may act: its whole intermediary, or one ente of it. */
export interface Ambito {
  readonly intermediario: string;
  readonly ente?: CodiceFiscaleEnte | undefined;
}

/** How far a caller reaches, client or person alike. The permissions are the token's to say. */
export class Callers {
  constructor(
    private readonly clients: Clients,
    private readonly people: PersonAccess,
    private readonly enti: EntiRegister,
  ) {}

  /** The scope of a caller; `ente`, that of the path, narrows it. @throws OnboardingError `AMBITO_INSUFFICIENTE` */
  async scopeOf(actor: Actor, ente?: CodiceFiscaleEnte): Promise<Ambito> {
    const { intermediario, enti } = await this.reach(actor);
    if (enti === undefined) return { intermediario, ente };
    if (ente === undefined || !enti.includes(ente))
      refuse('AMBITO_INSUFFICIENTE', 'Chi chiama non gestisce nulla fuori dai propri enti.');
    return { intermediario, ente };
  }

  /** @throws OnboardingError `AMBITO_INSUFFICIENTE` for who does not speak for a whole intermediary */
  async intermediarioOf(actor: Actor): Promise<string> {
    const { intermediario, enti } = await this.reach(actor);
    if (enti !== undefined) refuse('AMBITO_INSUFFICIENTE', 'Solo chi agisce per tutto l’intermediario può farlo.');
    return intermediario;
  }

  /** Whether she speaks for the whole intermediary of her enti. */
  async isOfIntermediario(actor: Actor): Promise<boolean> {
    return (await this.reach(actor)).enti === undefined;
  }

  /** What a caller may list: these enti, or (`enti` absent) all of the intermediary. @throws OnboardingError `AMBITO_INSUFFICIENTE` */
  async reach(actor: Actor): Promise<{
    readonly intermediario: string;
    readonly enti?: readonly CodiceFiscaleEnte[] | undefined;
  }> {
    const person = personOf(actor.id);
    if (person !== undefined) return this.reachOfPerson(person);
    const client = await this.clients.find(actor.id);
    if (client?.stato !== 'ATTIVO') refuse('AMBITO_INSUFFICIENTE', 'Il client chiamante non è più attivo.');
    return { intermediario: client.intermediario, enti: client.ente === undefined ? undefined : [client.ente] };
  }

  private async reachOfPerson(person: string) {
    const { intermediario, enti } = await this.people.reach(person);
    if (intermediario !== undefined) return { intermediario };
    const [first] = enti;
    const ente = first === undefined ? undefined : (await this.enti.page({ enti: [first], limite: 1 }))[0];
    if (!ente) refuse('AMBITO_INSUFFICIENTE', 'La persona non ha assegnazioni.');
    return { intermediario: ente.intermediario, enti };
  }
}
