import type { Clock } from '@mypay/kernel';
import { type Client, mayAct } from '../domain/client';
import type { Clients, EntiRegister, ListedEnte, Secrets } from './ports';

/** What portale asks before it lets somebody in. */
export class Access {
  constructor(
    private readonly clients: Clients,
    private readonly enti: EntiRegister,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** The client, when its secret (or the one of before, while it lives) is right. Unknown and wrong take the same time. */
  async verify(clientId: string, secret: string): Promise<Client | undefined> {
    const client = await this.clients.find(clientId);
    const right = await this.secrets.verifica(secret, client?.segretoHash);
    const previous = client?.precedente;
    const valid =
      right ||
      (previous !== undefined &&
        previous.fino.getTime() > this.clock.now().getTime() &&
        (await this.secrets.verifica(secret, previous.hash)));
    return valid && client?.stato === 'ATTIVO' ? client : undefined;
  }

  /** What a client may do, now; undefined when it is no more. */
  async client(clientId: string): Promise<Client | undefined> {
    const client = await this.clients.find(clientId);
    return client?.stato === 'ATTIVO' ? client : undefined;
  }

  /** The ente that a client may act on under this codice IPA; undefined, for a wrong one as for an unknown one. */
  async ente(client: Client, codiceIpa: string): Promise<ListedEnte | undefined> {
    const ente = await this.enti.byIpa(codiceIpa);
    return ente && mayAct(client, ente) ? ente : undefined;
  }
}
