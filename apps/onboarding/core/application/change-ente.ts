import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { canonical, differences } from '../domain/differences';
import type { Ente } from '../domain/ente';
import { refuse } from '../domain/errors';
import type { TipoDovuto } from '../domain/tipo-dovuto';
import type { Actor, Loghi, OnboardingStores, OnboardingUnitOfWork, ChangeEntry } from './ports';
import { announceEnte } from './snapshots';

/** A change of the aggregate and how the register tells it. */
export interface Change extends Pick<ChangeEntry, 'azione' | 'oggettoTipo' | 'oggettoId' | 'motivo'> {
  readonly ente: Ente;
  /** What the line of the register compares; the whole ente when absent. */
  readonly compared?: (ente: Ente) => object | undefined;
}

export interface ChangeRequest {
  readonly attore: Actor;
  readonly correlationId: string;
  /** The version that the caller saw, when it cares. */
  readonly versione?: number | undefined;
}

/**
 * The one way to change an ente: its row is held, the change is judged, and only one that changes something raises the
 * version, is announced and leaves its one line in the register. The same content again is nothing at all.
 */
export class ChangeEnte {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws OnboardingError `ENTE_SCONOSCIUTO`, `VERSIONE_SUPERATA`, and what `change` throws */
  execute(
    codiceFiscale: CodiceFiscaleEnte,
    request: ChangeRequest,
    change: (
      ente: Ente,
      now: Date,
      more: { readonly tipi: () => Promise<readonly TipoDovuto[]>; readonly loghi: Loghi },
    ) => Change | undefined | Promise<Change | undefined>,
  ): Promise<Ente> {
    return this.unitOfWork.run(codiceFiscale, async (stores) => {
      const prima = await this.hold(stores, codiceFiscale, request.versione);
      const now = this.clock.now();
      const changed = await change(prima, now, {
        tipi: () => stores.tipi.all(codiceFiscale),
        loghi: stores.loghi,
      });
      if (!changed || canonical({ ...changed.ente, versione: 0 }) === canonical({ ...prima, versione: 0 }))
        return prima;
      const after: Ente = { ...changed.ente, versione: prima.versione + 1 };
      const { correlationId, attore } = request;
      await stores.enti.save(after, now);
      await announceEnte(stores, after, { occurredAt: now, correlationId });
      const parte = changed.compared ?? ((ente: Ente) => ente);
      await stores.registro.add(codiceFiscale, {
        ts: now,
        attore: attore.id,
        azione: changed.azione,
        oggettoTipo: changed.oggettoTipo,
        oggettoId: changed.oggettoId,
        motivo: changed.motivo,
        ...differences(parte(prima), parte(after) ?? {}),
        correlationId,
      });
      return after;
    });
  }

  private async hold(
    { enti }: OnboardingStores,
    codiceFiscale: CodiceFiscaleEnte,
    versione: number | undefined,
  ): Promise<Ente> {
    const ente = await enti.lock(codiceFiscale);
    if (!ente) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
    if (versione !== undefined && versione !== ente.versione)
      refuse('VERSIONE_SUPERATA', 'L’ente è stato cambiato da altri nel frattempo.', { versione: ente.versione });
    return ente;
  }
}
