import type { Clock, CodiceFiscaleEnte, LocalDate, VisibleTipi } from '@mypay/kernel';
import { type Assegnazione, checkAssegnazione, checkMayGive, type Giver } from '../domain/assegnazione';
import { refuse } from '../domain/errors';
import type { Ruolo, RuoloEnte, RuoloIntermediario } from '../domain/permessi';
import { parseCodiceFiscaleOfPerson, type Utente } from '../domain/utente';
import { alive, giverOf, heldStore, type Step, takeStep } from './assegnazione-step';
import type { Callers } from './callers';
import type { Actor, OnboardingUnitOfWork, TipiDovuto, Utenti } from './ports';

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
    const giver = await giverOf(actor, this.callers);
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
    const giver = await giverOf(actor, this.callers);
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
    const giver = await giverOf(actor, this.callers);
    await this.onEnte(ente, async () => ({ giver, actor, correlationId, ...which, onEnte: true, decide: revoked }));
  }

  /**
   * Takes all roles of a person away, at once: she keeps her history.
   * @throws OnboardingError `ASSEGNAZIONE_SCONOSCIUTA` when she has none, `ULTIMO_AMMINISTRATORE`, as `assign`
   */
  async revokeAll(actor: Actor, ente: CodiceFiscaleEnte, utente: string, correlationId: string): Promise<void> {
    const giver = await giverOf(actor, this.callers);
    await this.unitOfWork.run(ente, async (stores) => {
      const store = await heldStore(ente, stores);
      const active = (await store.all()).filter((one) => one.utente === utente && one.stato === 'ATTIVA');
      if (active.length === 0) refuse('ASSEGNAZIONE_SCONOSCIUTA', 'La persona non ha assegnazioni su questo ente.');
      for (const { ruolo } of active)
        await takeStep(
          store,
          { giver, actor, correlationId, utente, ruolo, onEnte: true, decide: revoked },
          this.clock,
        );
    });
  }

  /** Gives a role on all enti of the caller's intermediary. @throws OnboardingError `AMBITO_INSUFFICIENTE`, as `assign` */
  async assignIntermediario(
    actor: Actor,
    fresh: NewAssegnazione<RuoloIntermediario>,
    correlationId: string,
  ): Promise<PersonAssegnazione> {
    const intermediario = await this.callers.intermediarioOf(actor);
    const giver = await giverOf(actor, this.callers);
    const utente = await this.personToGive(giver, fresh, false);
    const decide = (prima: Assegnazione | undefined, today: LocalDate) => given(utente.id, fresh, prima, today);
    const step = { giver, actor, correlationId, utente: utente.id, ruolo: fresh.ruolo, onEnte: false, decide };
    return {
      utente,
      assegnazione: await this.utenti.inIntermediario(intermediario, (store) => takeStep(store, step, this.clock)),
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
    const giver = await giverOf(actor, this.callers);
    const step = { giver, actor, correlationId, ...which, onEnte: false, decide: revoked };
    await this.utenti.inIntermediario(intermediario, (store) => takeStep(store, step, this.clock));
  }

  /** Refused before anything is known of the person, when the role is not hers to give. */
  private async personToGive(giver: Giver, fresh: NewAssegnazione<Ruolo>, onEnte: boolean): Promise<Utente> {
    checkMayGive(giver, { utente: '', ruolo: fresh.ruolo }, onEnte);
    const codiceFiscale = parseCodiceFiscaleOfPerson(fresh.persona.codiceFiscale);
    return this.utenti.invite({ ...fresh.persona, codiceFiscale }, this.clock.now());
  }

  private onEnte(
    ente: CodiceFiscaleEnte,
    prepare: (stores: { readonly tipi: TipiDovuto }) => Promise<Step>,
  ): Promise<Assegnazione> {
    return this.unitOfWork.run(ente, async (stores) =>
      takeStep(await heldStore(ente, stores), await prepare({ tipi: stores.tipi }), this.clock),
    );
  }
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

async function checkTipi(ente: CodiceFiscaleEnte, known: TipiDovuto, tipi: VisibleTipi): Promise<void> {
  if (tipi === 'TUTTI') return;
  const codici = (await known.all(ente)).map(({ codice }) => codice);
  const foreign = tipi.filter((tipo) => !codici.includes(tipo));
  if (foreign.length > 0)
    refuse('TIPO_DOVUTO_SCONOSCIUTO', `Tipi dovuto che l’ente non ha: ${foreign.join(', ')}.`, { tipi: foreign });
}
