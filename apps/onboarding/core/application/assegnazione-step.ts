import { type Clock, type CodiceFiscaleEnte, dateInRome, type LocalDate } from '@mypay/kernel';
import { type Assegnazione, checkAdminRemains, checkMayGive, type Giver } from '../domain/assegnazione';
import { canonical, differences } from '../domain/differences';
import { refuse } from '../domain/errors';
import type { Ruolo } from '../domain/permessi';
import { personOf } from '../domain/utente';
import type { Callers } from './callers';
import type { Actor, AssegnazioniStore, ChangeEntry, OnboardingStores } from './ports';

/** One change of one assignment, inside the transaction of its ente or of the intermediary. */
export interface Step {
  readonly giver: Giver;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly utente: string;
  readonly ruolo: Ruolo;
  readonly onEnte: boolean;
  /** @returns the assignment as it shall be */
  readonly decide: (prima: Assegnazione | undefined, today: LocalDate) => Assegnazione;
}

/** Who asks, as the rules on giving roles see her. */
export async function giverOf(actor: Actor, callers: Callers): Promise<Giver> {
  const ofIntermediario = await callers.isOfIntermediario(actor);
  return { utente: personOf(actor.id), permessi: actor.permessi, ofIntermediario };
}

/** Assignments of an ente whose row is held from here on, each change with its line. @throws OnboardingError `ENTE_SCONOSCIUTO` */
export async function heldStore(
  ente: CodiceFiscaleEnte,
  { enti, assegnazioni, registro }: OnboardingStores,
): Promise<AssegnazioniStore> {
  if (!(await enti.lock(ente))) refuse('ENTE_SCONOSCIUTO', 'L’ente non esiste.');
  return {
    all: () => assegnazioni.all(),
    save: async (assegnazione, voce) => {
      await assegnazioni.save(assegnazione, voce);
      await registro.add(ente, voce);
    },
  };
}

/**
 * Takes one step over what is there: judged, saved with its line in the register, or nothing when it changes nothing.
 * @throws OnboardingError those of `checkMayGive`, `ULTIMO_AMMINISTRATORE`, and those of `decide`
 */
export async function takeStep(store: AssegnazioniStore, step: Step, clock: Clock): Promise<Assegnazione> {
  const { giver, actor, utente, ruolo, onEnte, decide, correlationId } = step;
  const now = clock.now();
  const today = dateInRome(now);
  const all = await store.all();
  const prima = all.find((one) => one.utente === utente && one.ruolo === ruolo);
  const after = decide(prima, today);
  checkMayGive(giver, { utente, ruolo }, onEnte);
  if (prima && canonical(prima) === canonical(after)) return prima;
  const others = all.filter((one) => one !== prima);
  if (prima) checkAdminRemains(prima, [...others, after], today);
  await store.save(after, {
    ts: now,
    attore: actor.id,
    azione: actionOf(prima, after),
    oggettoTipo: 'ASSEGNAZIONE',
    oggettoId: `${utente}|${ruolo}`,
    ...differences(prima, after),
    correlationId,
  });
  return after;
}

/** One that is there and not revoked. @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA` */
export function alive(prima: Assegnazione | undefined): Assegnazione {
  if (prima?.stato !== 'ATTIVA') refuse('ASSEGNAZIONE_SCONOSCIUTA', 'L’assegnazione non esiste o è già revocata.');
  return prima;
}

function actionOf(prima: Assegnazione | undefined, after: Assegnazione): ChangeEntry['azione'] {
  if (after.stato === 'REVOCATA') return 'OPER_REVOCATO';
  return prima?.stato === 'ATTIVA' ? 'OPER_TIPO' : 'OPER_ASSEGNATO';
}
