import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { type Client, OVERLAP_DAYS, grantedPermessi, withNewSecret } from '../domain/client';
import { refuse } from '../domain/errors';
import { type Permesso, PERMESSI, type Ruolo } from '../domain/permessi';
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
  readonly segreto: string;
}

/** Where a caller may manage clients: its whole intermediary, or one ente of it. */
export interface Ambito {
  readonly intermediario: string;
  readonly ente?: CodiceFiscaleEnte | undefined;
}

/** OAuth2 clients: made, rotated, revoked. A caller never reaches one outside its own scope. */
export class ManageClients {
  constructor(
    private readonly clients: Clients,
    private readonly enti: EntiRegister,
    private readonly segreti: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The scope of a caller; `ente`, that of the path, narrows it. @throws OnboardingError `AMBITO_INSUFFICIENTE` */
  async scopeOf(attore: Actor, ente?: CodiceFiscaleEnte): Promise<Ambito> {
    const suo = await this.callerOf(attore);
    if (suo.ente !== undefined && suo.ente !== ente)
      refuse('AMBITO_INSUFFICIENTE', 'Il client chiamante non gestisce client fuori dal proprio ente.');
    return { intermediario: suo.intermediario, ente: ente ?? suo.ente };
  }

  /** What a caller may list: its ente, or all of its intermediary. */
  async readScopeOf(attore: Actor): Promise<Ambito> {
    const suo = await this.callerOf(attore);
    return { intermediario: suo.intermediario, ente: suo.ente };
  }

  /** @throws OnboardingError `CLIENT_GIA_PRESENTE`, `PERMESSI_NON_CONCEDIBILI`, `ENTE_SCONOSCIUTO` */
  async create(attore: Actor, ambito: Ambito, nuovo: NewClient, correlationId: string): Promise<ClientWithNewSecret> {
    const ente = await this.enteOf(ambito, nuovo.codiceIpa);
    const client: Client = {
      clientId: nuovo.clientId,
      descrizione: nuovo.descrizione,
      intermediario: ambito.intermediario,
      ente,
      permessi: grantedPermessi({
        ruoli: nuovo.ruoli,
        permessi: nuovo.permessi,
        perUnEnte: ente !== undefined,
        diChiCrea: attore.permessi,
      }),
      stato: 'ATTIVO',
    };
    const segreto = this.segreti.nuovo();
    const record = { ...client, segretoHash: await this.segreti.hash(segreto) };
    if (!(await this.clients.add(record, this.voce(attore, 'CLIENT_CREATO', client, correlationId))))
      refuse('CLIENT_GIA_PRESENTE', 'C’è già un client con questo identificativo.');
    return { client, segreto };
  }

  /**
   * A new secret; the old one lives on for 30 days.
   * @throws OnboardingError `CLIENT_SCONOSCIUTO`, `CLIENT_REVOCATO`, `PERMESSI_NON_CONCEDIBILI` (the client can do more than the caller)
   */
  async rotate(attore: Actor, ambito: Ambito, clientId: string, correlationId: string): Promise<ClientWithNewSecret> {
    const segreto = this.segreti.nuovo();
    const hash = await this.segreti.hash(segreto); // slow on purpose: before the row is held
    let rotated: Client | undefined;
    await this.clients.change(clientId, (found) => {
      const fino = new Date(this.clock.now().getTime() + OVERLAP_DAYS * 86_400_000);
      const client = withNewSecret(reached(ambito, found), hash, fino, attore.permessi);
      rotated = client;
      return { client, voce: this.voce(attore, 'CLIENT_SEGRETO_RIGENERATO', client, correlationId) };
    });
    if (!rotated) throw new Error('a rotation ends with a client or a refusal');
    return { client: rotated, segreto };
  }

  /** Ends a client at once. @throws OnboardingError `CLIENT_SCONOSCIUTO` */
  async revoke(attore: Actor, ambito: Ambito, clientId: string, correlationId: string): Promise<void> {
    await this.clients.change(clientId, (found) => {
      const client = reached(ambito, found);
      if (client.stato === 'REVOCATO') return undefined;
      return {
        client: { ...client, stato: 'REVOCATO', precedente: undefined },
        voce: this.voce(attore, 'CLIENT_REVOCATO', client, correlationId),
      };
    });
  }

  list(ambito: Ambito): Promise<readonly Client[]> {
    return this.clients.list(ambito);
  }

  /** The installation's own first client, of the intermediary, with every permission; nothing when it is there. @returns was it made now */
  async bootstrap(installazione: { clientId: string; segreto: string; intermediario: string }): Promise<boolean> {
    if (await this.clients.find(installazione.clientId)) return false;
    const client: Client = {
      clientId: installazione.clientId,
      descrizione: 'Primo client dell’intermediario',
      intermediario: installazione.intermediario,
      permessi: [...PERMESSI].sort(),
      stato: 'ATTIVO',
    };
    const record = { ...client, segretoHash: await this.segreti.hash(installazione.segreto) };
    return this.clients.add(
      record,
      this.voce({ id: 'installazione', permessi: [] }, 'CLIENT_CREATO', client, 'installazione'),
    );
  }

  private async enteOf(ambito: Ambito, codiceIpa: string | undefined): Promise<CodiceFiscaleEnte | undefined> {
    if (codiceIpa === undefined) return ambito.ente;
    const ente = await this.enti.byIpa(codiceIpa);
    const raggiunto =
      ente?.intermediario === ambito.intermediario && (ambito.ente === undefined || ambito.ente === ente.codiceFiscale);
    if (!ente || !raggiunto) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
    return ente.codiceFiscale;
  }

  private async callerOf(attore: Actor): Promise<Client> {
    const client = await this.clients.find(attore.id);
    if (client?.stato !== 'ATTIVO') refuse('AMBITO_INSUFFICIENTE', 'Il client chiamante non è più attivo.');
    return client;
  }

  private voce(attore: Actor, azione: string, client: Client, correlationId: string): ChangeEntry {
    return {
      ts: this.clock.now(),
      attore: attore.id,
      azione,
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
