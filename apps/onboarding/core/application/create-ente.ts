import { type Clock, parseCodiceIpa } from '@mypay/kernel';
import { parseVerifiedCodiceFiscale } from '../domain/codice-fiscale';
import { type EnteData, type Ente, newEnte } from '../domain/ente';
import { digitalStamp } from '../domain/tipo-dovuto';
import type { Callers } from './callers';
import type { Actor, OnboardingUnitOfWork } from './ports';
import { announceEnte, announceTipo } from './snapshots';

/** T04: an ente comes to be, in INSERITO, with its flags and the revenue stamp. Source: onboarding.md §3.2, §8.2. */
export class CreateEnte {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly callers: Callers,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `ENTE_GIA_PRESENTE`, `AMBITO_INSUFFICIENTE` and the refusals of the record */
  async execute(
    actor: Actor,
    request: { readonly codiceIpa: string; readonly codiceFiscale: string; readonly dati: EnteData },
    correlationId: string,
  ): Promise<Ente> {
    const intermediario = await this.callers.intermediarioOf(actor);
    const now = this.clock.now();
    const ente = newEnte(
      {
        codiceFiscale: parseVerifiedCodiceFiscale(request.codiceFiscale),
        codiceIpa: parseCodiceIpa(request.codiceIpa),
        intermediario,
      },
      request.dati,
    );
    await this.unitOfWork.run(ente.codiceFiscale, async (stores) => {
      await stores.enti.add(ente, now);
      const bollo = digitalStamp();
      await stores.tipi.save(ente.codiceFiscale, bollo, now);
      const meta = { occurredAt: now, correlationId };
      await announceEnte(stores, ente, meta);
      await announceTipo(stores, ente.codiceFiscale, bollo, meta);
      await stores.registro.add(ente.codiceFiscale, {
        ts: now,
        attore: actor.id,
        azione: 'ENTE_CREATO',
        oggettoTipo: 'ENTE',
        oggettoId: ente.codiceIpa,
        dopo: { ...ente.dati, codiceIpa: ente.codiceIpa, intermediario: ente.intermediario },
        correlationId,
      });
    });
    return ente;
  }
}
