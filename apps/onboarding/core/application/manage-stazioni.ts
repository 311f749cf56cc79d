import type { Clock } from '@mypay/kernel';
import { canonico } from '../domain/confronto';
import { refuse } from '../domain/errors';
import type { Attore, Clients, Stazione, Stazioni } from './ports';

/** The intermediary's stations at the node. */
export class ManageStazioni {
  constructor(
    private readonly stazioni: Stazioni,
    private readonly clients: Clients,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `STAZIONE_DI_ALTRI`, `AMBITO_INSUFFICIENTE` */
  async put(attore: Attore, dati: Omit<Stazione, 'intermediario'>, correlationId: string): Promise<Stazione> {
    const intermediario = await this.intermediarioDi(attore);
    const prima = await this.stazioni.find(dati.id);
    if (prima && prima.intermediario !== intermediario)
      refuse('STAZIONE_DI_ALTRI', 'La stazione è di un altro intermediario.');
    const stazione = { ...dati, intermediario };
    if (prima && canonico(prima) === canonico(stazione)) return prima;
    await this.stazioni.save(stazione, {
      ts: this.clock.now(),
      attore: attore.id,
      azione: prima ? 'STAZIONE_AGGIORNATA' : 'STAZIONE_CREATA',
      oggettoTipo: 'STAZIONE',
      oggettoId: dati.id,
      prima: prima && { ...prima },
      dopo: { ...stazione },
      correlationId,
    });
    return stazione;
  }

  async list(attore: Attore): Promise<readonly Stazione[]> {
    return this.stazioni.all(await this.intermediarioDi(attore));
  }

  private async intermediarioDi(attore: Attore): Promise<string> {
    const client = await this.clients.find(attore.id);
    if (!client || client.ente !== undefined) refuse('AMBITO_INSUFFICIENTE', 'Le stazioni sono dell’intermediario.');
    return client.intermediario;
  }
}
