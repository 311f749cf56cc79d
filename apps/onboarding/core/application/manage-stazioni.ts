import type { Clock } from '@mypay/kernel';
import { canonical } from '../domain/differences';
import { refuse } from '../domain/errors';
import type { Callers } from './callers';
import type { Actor, Stazione, Stazioni } from './ports';

/** The intermediary's stations at the node. */
export class ManageStazioni {
  constructor(
    private readonly stazioni: Stazioni,
    private readonly callers: Callers,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `STAZIONE_DI_ALTRI`, `AMBITO_INSUFFICIENTE` */
  async put(actor: Actor, data: Omit<Stazione, 'intermediario'>, correlationId: string): Promise<Stazione> {
    const intermediario = await this.callers.intermediarioOf(actor);
    const prima = await this.stazioni.find(data.id);
    if (prima && prima.intermediario !== intermediario)
      refuse('STAZIONE_DI_ALTRI', 'La stazione è di un altro intermediario.');
    const stazione = { ...data, intermediario };
    if (prima && canonical(prima) === canonical(stazione)) return prima;
    await this.stazioni.save(stazione, {
      ts: this.clock.now(),
      attore: actor.id,
      azione: prima ? 'STAZIONE_AGGIORNATA' : 'STAZIONE_CREATA',
      oggettoTipo: 'STAZIONE',
      oggettoId: data.id,
      prima: prima && { ...prima },
      dopo: { ...stazione },
      correlationId,
    });
    return stazione;
  }

  async list(actor: Actor): Promise<readonly Stazione[]> {
    return this.stazioni.all(await this.callers.intermediarioOf(actor));
  }
}
