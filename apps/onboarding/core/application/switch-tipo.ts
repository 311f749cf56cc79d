import type { Clock, CodiceFiscaleEnte } from '@mypay/kernel';
import { type Assegnazione, withTipo } from '../domain/assegnazione';
import { refuse } from '../domain/errors';
import type { RuoloEnte } from '../domain/permessi';
import { alive, giverOf, heldStore, takeStep } from './assegnazione-step';
import type { Callers } from './callers';
import type { Actor, OnboardingUnitOfWork } from './ports';

/** Which persons, each in one of her roles, shall have a tipo dovuto or shall not. */
export interface TipoSwitch {
  readonly codice: string;
  readonly enabled: boolean;
  readonly assegnazioni: readonly { readonly utente: string; readonly ruolo: RuoloEnte }[];
}

/** One tipo dovuto is given to, or taken from, many operators at once: all or none, each with its line in the register. */
export class SwitchTipo {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly callers: Callers,
    private readonly clock: Clock,
  ) {}

  /**
   * What is so already stays, without a line. Source: ui.md §9 E-04.
   * @throws OnboardingError `ENTE_SCONOSCIUTO`, `TIPO_DOVUTO_SCONOSCIUTO`, `ASSEGNAZIONE_SCONOSCIUTA`, `ASSEGNAZIONE_NON_VALIDA`,
   *   those of `checkMayGive`
   */
  async execute(actor: Actor, ente: CodiceFiscaleEnte, wanted: TipoSwitch, correlationId: string): Promise<void> {
    const giver = await giverOf(actor, this.callers);
    await this.unitOfWork.run(ente, async (stores) => {
      const store = await heldStore(ente, stores);
      const codici = (await stores.tipi.all(ente)).map(({ codice }) => codice);
      if (!codici.includes(wanted.codice))
        refuse('TIPO_DOVUTO_SCONOSCIUTO', `L’ente non ha il tipo dovuto ${wanted.codice}.`);
      const decide = (prima: Assegnazione | undefined): Assegnazione => {
        const known = alive(prima);
        return { ...known, tipi: withTipo(known.tipi, wanted.codice, wanted.enabled, codici) };
      };
      for (const which of wanted.assegnazioni)
        await takeStep(store, { giver, actor, correlationId, ...which, onEnte: true, decide }, this.clock);
    });
  }
}
