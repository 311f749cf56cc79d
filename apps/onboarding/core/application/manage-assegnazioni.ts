import { type Clock, type CodiceFiscaleEnte, dateInRome, type LocalDate, type VisibleTipi } from '@mypay/kernel';
import {
  type Assegnazione,
  checkAdminRemains,
  checkAssegnazione,
  checkMayGive,
  type Giver,
} from '../domain/assegnazione';
import { canonical, differences } from '../domain/differences';
import { refuse } from '../domain/errors';
import type { Ruolo, RuoloEnte, RuoloIntermediario } from '../domain/permessi';
import { parseCodiceFiscaleOfPerson, personOf, type Utente } from '../domain/utente';
import type { Callers } from './callers';
import type {
  Actor,
  AssegnazioniStore,
  ChangeEntry,
  OnboardingStores,
  OnboardingUnitOfWork,
  TipiDovuto,
  Utenti,
} from './ports';

/** Whom, what and for how long. */
export interface NewAssegnazione<R extends Ruolo> {
  readonly persona: {
    readonly codiceFiscale: string;
    readonly nome: string;
    readonly cognome: string;
    readonly email?: string | undefined;
  };
  readonly ruolo: R;
  readonly tipi: VisibleTipi;
  readonly da?: LocalDate | undefined;
  readonly a?: LocalDate | undefined;
}

/** What of an assignment may change; what is absent stays. */
export interface AssegnazioneChange {
  readonly tipi?: VisibleTipi | undefined;
  /** Null: without end. */
  readonly a?: LocalDate | null | undefined;
}

/** The assignment with its person. */
export interface PersonAssegnazione {
  readonly utente: Utente;
  readonly assegnazione: Assegnazione;
}

/** One change of one assignment, inside the transaction of its ente or of the intermediary. */
interface Step {
  readonly giver: Giver;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly utente: string;
  readonly ruolo: Ruolo;
  readonly onEnte: boolean;
  /** @returns the assignment as it shall be */
  readonly decide: (prima: Assegnazione | undefined, today: LocalDate) => Assegnazione;
}

/** Persons are given roles, on an ente or on all enti of the intermediary; each change leaves its line in the register. */
export class ManageAssegnazioni {
  constructor(
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly utenti: Utenti,
    private readonly callers: Callers,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a role on an ente; the same again is nothing, other tipi or days are a change.
   * @throws OnboardingError `ENTE_SCONOSCIUTO`, `TIPO_DOVUTO_SCONOSCIUTO`, those of `checkMayGive` and `checkAssegnazione`
   */
  async assign(
    actor: Actor,
    ente: CodiceFiscaleEnte,
    fresh: NewAssegnazione<RuoloEnte>,
    correlationId: string,
  ): Promise<PersonAssegnazione> {
    const giver = await this.giver(actor);
    const utente = await this.personToGive(giver, fresh, true);
    const assegnazione = await this.onEnte(ente, async (stores) => {
      await checkTipi(ente, stores.tipi, fresh.tipi);
      const decide = (prima: Assegnazione | undefined, today: LocalDate) => given(utente.id, fresh, prima, today);
      return { giver, actor, correlationId, utente: utente.id, ruolo: fresh.ruolo, onEnte: true, decide };
    });
    return { utente, assegnazione };
  }

  /** Other tipi, or another last day. @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA`, `ULTIMO_AMMINISTRATORE`, as `assign` */
  async change(
    actor: Actor,
    ente: CodiceFiscaleEnte,
    which: { readonly utente: string; readonly ruolo: RuoloEnte },
    change: AssegnazioneChange,
    correlationId: string,
  ): Promise<Assegnazione> {
    const giver = await this.giver(actor);
    return this.onEnte(ente, async (stores) => {
      if (change.tipi !== undefined) await checkTipi(ente, stores.tipi, change.tipi);
      const decide = (prima: Assegnazione | undefined): Assegnazione => {
        const { a: lastDay, ...known } = alive(prima);
        const a = change.a === undefined ? lastDay : (change.a ?? undefined);
        const changed = { ...known, tipi: change.tipi ?? known.tipi, a };
        checkAssegnazione(changed);
        return changed;
      };
      return { giver, actor, correlationId, ...which, onEnte: true, decide };
    });
  }

  /** Takes a role away, at once. @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA`, `ULTIMO_AMMINISTRATORE`, as `assign` */
  async revoke(
    actor: Actor,
    ente: CodiceFiscaleEnte,
    which: { readonly utente: string; readonly ruolo: RuoloEnte },
    correlationId: string,
  ): Promise<void> {
    const giver = await this.giver(actor);
    await this.onEnte(ente, async () => ({ giver, actor, correlationId, ...which, onEnte: true, decide: revoked }));
  }

  /**
   * Takes all roles of a person away, at once: she keeps her history.
   * @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA` when she has none, `ULTIMO_AMMINISTRATORE`, as `assign`
   */
  async revokeAll(actor: Actor, ente: CodiceFiscaleEnte, utente: string, correlationId: string): Promise<void> {
    const giver = await this.giver(actor);
    await this.unitOfWork.run(ente, async (stores) => {
      const store = await heldStore(ente, stores);
      const active = (await store.all()).filter((one) => one.utente === utente && one.stato === 'ATTIVA');
      if (active.length === 0) refuse('ASSEGNAZIONE_SCONOSCIUTA', 'La persona non ha assegnazioni su questo ente.');
      for (const { ruolo } of active)
        await this.take(store, { giver, actor, correlationId, utente, ruolo, onEnte: true, decide: revoked });
    });
  }

  /** Gives a role on all enti of the caller's intermediary. @throws OnboardingError `AMBITO_INSUFFICIENTE`, as `assign` */
  async assignIntermediario(
    actor: Actor,
    fresh: NewAssegnazione<RuoloIntermediario>,
    correlationId: string,
  ): Promise<PersonAssegnazione> {
    const intermediario = await this.callers.intermediarioOf(actor);
    const giver = await this.giver(actor);
    const utente = await this.personToGive(giver, fresh, false);
    const decide = (prima: Assegnazione | undefined, today: LocalDate) => given(utente.id, fresh, prima, today);
    const step = { giver, actor, correlationId, utente: utente.id, ruolo: fresh.ruolo, onEnte: false, decide };
    return {
      utente,
      assegnazione: await this.utenti.inIntermediario(intermediario, (store) => this.take(store, step)),
    };
  }

  /** @throws OnboardingError `AMBITO_INSUFFICIENTE` */
  async listIntermediario(actor: Actor): ReturnType<Utenti['ofIntermediario']> {
    return this.utenti.ofIntermediario(await this.callers.intermediarioOf(actor));
  }

  /** @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA`, `ULTIMO_AMMINISTRATORE`, as `assignIntermediario` */
  async revokeIntermediario(
    actor: Actor,
    which: { readonly utente: string; readonly ruolo: RuoloIntermediario },
    correlationId: string,
  ): Promise<void> {
    const intermediario = await this.callers.intermediarioOf(actor);
    const giver = await this.giver(actor);
    const step = { giver, actor, correlationId, ...which, onEnte: false, decide: revoked };
    await this.utenti.inIntermediario(intermediario, (store) => this.take(store, step));
  }

  /** Refused before anything is known of the person, when the role is not hers to give. */
  private async personToGive(giver: Giver, fresh: NewAssegnazione<Ruolo>, onEnte: boolean): Promise<Utente> {
    checkMayGive(giver, { utente: '', ruolo: fresh.ruolo }, onEnte);
    const codiceFiscale = parseCodiceFiscaleOfPerson(fresh.persona.codiceFiscale);
    return this.utenti.invite({ ...fresh.persona, codiceFiscale }, this.clock.now());
  }

  private async giver(actor: Actor): Promise<Giver> {
    const ofIntermediario = await this.callers.isOfIntermediario(actor);
    return { utente: personOf(actor.id), permessi: actor.permessi, ofIntermediario };
  }

  private onEnte(
    ente: CodiceFiscaleEnte,
    prepare: (stores: { readonly tipi: TipiDovuto }) => Promise<Step>,
  ): Promise<Assegnazione> {
    return this.unitOfWork.run(ente, async (stores) =>
      this.take(await heldStore(ente, stores), await prepare({ tipi: stores.tipi })),
    );
  }

  private async take(store: AssegnazioniStore, step: Step): Promise<Assegnazione> {
    const { giver, actor, utente, ruolo, onEnte, decide, correlationId } = step;
    const now = this.clock.now();
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
}

/** Assignments of an ente whose row is held from here on, each change with its line. @throws OnboardingError `ENTE_SCONOSCIUTO` */
async function heldStore(
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

/** The assignment as it is asked for; one in force keeps its first day. */
function given<R extends Ruolo>(
  utente: string,
  { ruolo, tipi, da, a }: NewAssegnazione<R>,
  prima: Assegnazione | undefined,
  today: LocalDate,
): Assegnazione {
  const first = da ?? (prima?.stato === 'ATTIVA' ? prima.da : today);
  const sorted = tipi === 'TUTTI' ? tipi : [...new Set(tipi)].sort();
  const assegnazione: Assegnazione = { utente, ruolo, tipi: sorted, da: first, a, stato: 'ATTIVA' };
  checkAssegnazione(assegnazione);
  return assegnazione;
}

const revoked = (prima: Assegnazione | undefined): Assegnazione => ({ ...alive(prima), stato: 'REVOCATA' });

/** @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA` */
function alive(prima: Assegnazione | undefined): Assegnazione {
  if (prima?.stato !== 'ATTIVA') refuse('ASSEGNAZIONE_SCONOSCIUTA', 'L’assegnazione non esiste o è già revocata.');
  return prima;
}

async function checkTipi(ente: CodiceFiscaleEnte, known: TipiDovuto, tipi: VisibleTipi): Promise<void> {
  if (tipi === 'TUTTI') return;
  const codici = (await known.all(ente)).map(({ codice }) => codice);
  const foreign = tipi.filter((tipo) => !codici.includes(tipo));
  if (foreign.length > 0)
    refuse('TIPO_DOVUTO_SCONOSCIUTO', `Tipi dovuto che l’ente non ha: ${foreign.join(', ')}.`, { tipi: foreign });
}

function actionOf(prima: Assegnazione | undefined, after: Assegnazione): ChangeEntry['azione'] {
  if (after.stato === 'REVOCATA') return 'OPER_REVOCATO';
  return prima?.stato === 'ATTIVA' ? 'OPER_TIPO' : 'OPER_ASSEGNATO';
}
