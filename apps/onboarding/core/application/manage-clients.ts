import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { type Client, OVERLAP_DAYS, grantedPermessi, withNewSecret } from '../domain/client';
import { refuse } from '../domain/errors';
import { type Permesso, PERMESSI_CLIENT, type Ruolo } from '../domain/permessi';
import type { Ambito } from './callers';
import type { Actor, Clients, ClientWithSecrets, EntiRegister, Secrets, ChangeEntry } from './ports';

export interface NewClient {
  readonly clientId: string;
  readonly descrizione: string;
  /** Codice IPA; absent: all enti of the intermediary. */
  readonly codiceIpa?: string | undefined;
  readonly ruoli: readonly Ruolo[];
  readonly permessi: readonly Permesso[];
}

/** The secret leaves once, at its birth. */
export interface ClientWithNewSecret {
  readonly client: Client;
  readonly secret: string;
}

/** OAuth2 clients: made, rotated, revoked. A caller never reaches one outside its own scope. */
export class ManageClients {
  constructor(
    private readonly clients: Clients,
    private readonly enti: EntiRegister,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `CLIENT_GIA_PRESENTE`, `PERMESSI_NON_CONCEDIBILI`, `ENTE_SCONOSCIUTO` */
  async create(actor: Actor, ambito: Ambito, fresh: NewClient, correlationId: string): Promise<ClientWithNewSecret> {
    const ente = await this.enteOf(ambito, fresh.codiceIpa);
    const client: Client = {
      clientId: fresh.clientId,
      descrizione: fresh.descrizione,
      intermediario: ambito.intermediario,
      ente,
      permessi: grantedPermessi({
        ruoli: fresh.ruoli,
        permessi: fresh.permessi,
        forOneEnte: ente !== undefined,
        ofCreator: actor.permessi,
      }),
      stato: 'ATTIVO',
    };
    const secret = this.secrets.fresh();
    const record = { ...client, segretoHash: await this.secrets.hash(secret) };
    if (!(await this.clients.add(record, this.voce(actor, 'CLIENT_CREATO', client, correlationId))))
      refuse('CLIENT_GIA_PRESENTE', 'C’è già un client con questo identificativo.');
    return { client, secret };
  }

  /**
   * A new secret; the old one lives on for 30 days.
   * @throws OnboardingError `CLIENT_SCONOSCIUTO`, `CLIENT_REVOCATO`, `PERMESSI_NON_CONCEDIBILI` (the client can do more than the caller)
   */
  async rotate(actor: Actor, ambito: Ambito, clientId: string, correlationId: string): Promise<ClientWithNewSecret> {
    const secret = this.secrets.fresh();
    const hash = await this.secrets.hash(secret); // slow on purpose: before the row is held
    let rotated: Client | undefined;
    await this.clients.change(clientId, (found) => {
      const fino = new Date(this.clock.now().getTime() + OVERLAP_DAYS * 86_400_000);
      const client = withNewSecret(reached(ambito, found), hash, fino, actor.permessi);
      rotated = client;
      return { client, voce: this.voce(actor, 'CLIENT_SEGRETO_RIGENERATO', client, correlationId) };
    });
    if (!rotated) throw new Error('a rotation ends with a client or a refusal');
    return { client: rotated, secret };
  }

  /** Ends a client at once. @throws OnboardingError `CLIENT_SCONOSCIUTO` */
  async revoke(actor: Actor, ambito: Ambito, clientId: string, correlationId: string): Promise<void> {
    await this.clients.change(clientId, (found) => {
      const client = reached(ambito, found);
      if (client.stato === 'REVOCATO') return undefined;
      return {
        client: { ...client, stato: 'REVOCATO', precedente: undefined },
        voce: this.voce(actor, 'CLIENT_REVOCATO', client, correlationId),
      };
    });
  }

  list(ambito: Ambito): Promise<readonly Client[]> {
    return this.clients.list(ambito);
  }

  /**
   * The installation's own first client, of the intermediary, with every permission: also with those that a newer version
   * brings. @returns was it made now
   */
  async bootstrap(installation: { clientId: string; secret: string; intermediario: string }): Promise<boolean> {
    const permessi = [...PERMESSI_CLIENT].sort();
    const nobody = { id: 'installazione', permessi: [] };
    if (await this.clients.find(installation.clientId)) {
      await this.clients.change(installation.clientId, (found) => {
        if (found?.stato !== 'ATTIVO' || permessi.every((one) => found.permessi.includes(one))) return undefined;
        const client = { ...found, permessi };
        return { client, voce: this.voce(nobody, 'CLIENT_PERMESSI', client, 'installazione') };
      });
      return false;
    }
    const client: Client = {
      clientId: installation.clientId,
      descrizione: 'Primo client dell’intermediario',
      intermediario: installation.intermediario,
      permessi,
      stato: 'ATTIVO',
    };
    const record = { ...client, segretoHash: await this.secrets.hash(installation.secret) };
    return this.clients.add(record, this.voce(nobody, 'CLIENT_CREATO', client, 'installazione'));
  }

  private async enteOf(ambito: Ambito, codiceIpa: string | undefined): Promise<CodiceFiscaleEnte | undefined> {
    if (codiceIpa === undefined) return ambito.ente;
    const ente = await this.enti.byIpa(codiceIpa);
    const reachable =
      ente?.intermediario === ambito.intermediario && (ambito.ente === undefined || ambito.ente === ente.codiceFiscale);
    if (!ente || !reachable) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
    return ente.codiceFiscale;
  }

  private voce(actor: Actor, action: string, client: Client, correlationId: string): ChangeEntry {
    return {
      ts: this.clock.now(),
      attore: actor.id,
      azione: action,
      oggettoTipo: 'CLIENT',
      oggettoId: client.clientId,
      dopo: { ente: client.ente, permessi: client.permessi, descrizione: client.descrizione },
      correlationId,
    };
  }
}

/** The client, when it lies in this scope. @throws OnboardingError `CLIENT_SCONOSCIUTO` */
function reached(ambito: Ambito, client: ClientWithSecrets | undefined): ClientWithSecrets {
  if (
    !client ||
    client.intermediario !== ambito.intermediario ||
    (ambito.ente !== undefined && client.ente !== ambito.ente)
  )
    refuse('CLIENT_SCONOSCIUTO', 'Il client non esiste.');
  return client;
}
