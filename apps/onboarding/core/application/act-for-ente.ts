import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { refuse } from '../domain/errors';
import { isActing, type PerConto, perContoFrom } from '../domain/per-conto';
import { callerNameOf, personOf } from '../domain/utente';
import type { Actor, ChangeEntry, OnboardingUnitOfWork, Utenti } from './ports';

/** "Agisci per conto di": begins and ends, each with its line in the register of the ente. Source: roles.md R4. */
export class ActForEnte {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly utenti: Pick<Utenti, 'assegnazioni'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins; on the ente for which she acts already it gives that back as it is, no longer than it was.
   * @throws OnboardingError `AMBITO_INSUFFICIENTE` for a program, `PER_CONTO_IN_CORSO` while she acts for another ente,
   * `PER_CONTO_NON_VALIDO`, `ENTE_SCONOSCIUTO`
   */
  begin(
    actor: Actor,
    ente: CodiceFiscaleEnte,
    { motivo, minutes }: { readonly motivo: string; readonly minutes: number },
    correlationId: string,
  ): Promise<PerConto> {
    const utente = acting(actor);
    const now = this.clock.now();
    const fresh = perContoFrom({ utente, ente }, motivo, minutes, now);
    return this.unitOfWork.run(ente, async ({ enti, perConto, registro }) => {
      if (!(await enti.lock(ente))) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
      const kept = await perConto.begin(fresh);
      if (kept.ente !== ente)
        refuse('PER_CONTO_IN_CORSO', 'Si agisce già per conto di un altro ente: prima va terminato.');
      if (kept === fresh) await registro.add(ente, { ...lineOf(kept, now, correlationId), azione: 'PER_CONTO_INIZIO' });
      return kept;
    });
  }

  /** Ends; nothing when it is over already. */
  end(actor: Actor, ente: CodiceFiscaleEnte, correlationId: string): Promise<void> {
    return this.endOf(acting(actor), ente, correlationId);
  }

  /**
   * Ends whatever she began before: at a login and at a logout, so that the session in which the reason was given does not
   * leave it to another. A caller who is no person acts for nobody.
   */
  async leave(caller: string, correlationId: string): Promise<void> {
    const utente = personOf(caller);
    const known = utente === undefined ? undefined : (await this.utenti.assegnazioni(utente)).perConto;
    if (known && isActing(known, this.clock.now())) await this.endOf(known.utente, known.ente, correlationId);
  }

  private async endOf(utente: string, ente: CodiceFiscaleEnte, correlationId: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(ente, async ({ enti, perConto, registro }) => {
      if (!(await enti.lock(ente))) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
      const ended = await perConto.end(utente, ente);
      if (!ended || !isActing(ended, now)) return;
      await registro.add(ente, { ...lineOf(ended, now, correlationId), azione: 'PER_CONTO_FINE' });
    });
  }
}

/** @throws OnboardingError `AMBITO_INSUFFICIENTE` */
const acting = ({ id }: Actor): string =>
  personOf(id) ?? refuse('AMBITO_INSUFFICIENTE', 'Per conto di un ente agisce una persona, non un programma.');

const lineOf = ({ utente, motivo, fino }: PerConto, ts: Date, correlationId: string): Omit<ChangeEntry, 'azione'> => ({
  ts,
  attore: callerNameOf(utente),
  oggettoTipo: 'UTENTE',
  oggettoId: utente,
  dopo: { fino: fino.toISOString() },
  motivo,
  correlationId,
});
