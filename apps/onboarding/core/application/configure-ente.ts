import { type Clock, type CodiceFiscaleEnte, dateInRome } from '@mypay/kernel';
import { type CodiceStazione, replaceCodici } from '../domain/codici';
import { unusableConti } from '../domain/completeness';
import { type EnteData, type Ente, checkData } from '../domain/ente';
import { refuse } from '../domain/errors';
import { checkWritable } from '../domain/field-owners';
import { isFeature } from '../domain/features';
import {
  type Iban,
  isUsable,
  newIban,
  parseIban,
  needsVerifica,
  FIRST_IBAN_STATI,
  type StatoIban,
  IBAN_TRANSITIONS,
} from '../domain/iban';
import { cambiaStato, type StatoCommand } from '../domain/stato-ente';
import type { ChangeEnte, ChangeRequest } from './change-ente';
import type { Actor, Stazioni } from './ports';

/** What may be said of an account; what is absent stays, and a new one is INSERITO. */
export interface IbanData {
  readonly descrizione?: string | undefined;
  readonly intestatario?: string | undefined;
  readonly bic?: string | undefined;
  readonly autorizzazioneStampa?: string | undefined;
  readonly stato?: StatoIban | undefined;
}

/** The commands on an ente: record, state, codes, accounts, flags. Each goes through `ChangeEnte`. */
export class ConfigureEnte {
  constructor(
    private readonly changes: ChangeEnte,
    private readonly stazioni: Stazioni,
    private readonly clock: Clock,
  ) {}

  /** Writes the fields given, each of which must be the writer's; `ibanDefault` must be an active account. @throws OnboardingError `CAMPO_NON_MODIFICABILE`, see `checkData` */
  update(ente: CodiceFiscaleEnte, request: ChangeRequest, data: Partial<EnteData>): Promise<Ente> {
    checkWritable(data, request.attore.permessi);
    return this.changes.execute(ente, request, (prima) => {
      const after = checkData({ ...prima.dati, ...data }, prima.iban);
      if (after.auxDigit !== prima.dati.auxDigit && prima.codici.length > 0)
        replaceCodici(prima.codici, prima.codici, after.auxDigit); // the generating code must fit the new digit
      return {
        ente: { ...prima, dati: after },
        azione: 'ENTE_AGGIORNATO',
        oggettoTipo: 'ENTE',
        oggettoId: prima.codiceIpa,
        compared: (e) => e.dati,
      };
    });
  }

  /** T10, T11, T15, T16, T20, T21. @throws OnboardingError see `cambiaStato` */
  stato(ente: CodiceFiscaleEnte, request: ChangeRequest, command: StatoCommand): Promise<Ente> {
    return this.changes.execute(ente, request, async (prima, now, { tipi }) => {
      const esito = cambiaStato(prima, await tipi(), command, now, dateInRome(this.clock.now()));
      if (!esito.cambia) return undefined;
      return {
        ente: esito.ente,
        azione: esito.azione,
        oggettoTipo: 'ENTE',
        oggettoId: prima.codiceIpa,
        motivo: command.motivo,
        compared: ({ stato, sospensione, dtAvvio }) => ({ stato, sospensione, dtAvvio }),
      };
    });
  }

  /** The whole list of codes. @throws OnboardingError `CODICI_NON_VALIDI`, `CODICE_IN_USO`, `STAZIONE_SCONOSCIUTA` */
  async codici(
    ente: CodiceFiscaleEnte,
    request: ChangeRequest,
    codici: readonly Omit<CodiceStazione, 'usato'>[],
  ): Promise<Ente> {
    const nominate = [...new Set(codici.map(({ stazione }) => stazione))];
    const stazioni = await Promise.all(nominate.map((id) => this.stazioni.find(id))); // before the transaction, not inside it
    return this.changes.execute(ente, request, (prima) => {
      const foreign = nominate.find((_, i) => stazioni[i]?.intermediario !== prima.intermediario);
      if (foreign !== undefined)
        refuse('STAZIONE_SCONOSCIUTA', `La stazione ${foreign} non è dell’intermediario dell’ente.`);
      const after = replaceCodici(prima.codici, codici, prima.dati.auxDigit);
      const usable = prima.stato === 'INSERITO' ? after : after.map((c) => (c.generaIuv ? { ...c, usato: true } : c));
      return {
        ente: { ...prima, codici: usable },
        azione: 'ENTE_CODICI',
        oggettoTipo: 'ENTE',
        oggettoId: prima.codiceIpa,
        compared: (e) => ({ codici: e.codici }),
      };
    });
  }

  /** Records an account or takes it on. @throws OnboardingError `IBAN_NON_VALIDO`, `IBAN_STATO_NON_AMMESSO`, `IBAN_IN_USO`, `PERMESSO_MANCANTE` */
  iban(ente: CodiceFiscaleEnte, request: ChangeRequest, text: string, data: IbanData): Promise<Ente> {
    const iban = parseIban(text);
    return this.changes.execute(ente, request, async (prima, _now, { tipi }) => {
      const conto = prima.iban.find((c) => c.iban === iban);
      const fresh = newIban({ ...conto, ...data, iban, stato: data.stato ?? conto?.stato ?? 'INSERITO' });
      checkStep(conto, fresh, request.attore);
      const after: Ente = {
        ...prima,
        iban: [...prima.iban.filter((c) => c.iban !== iban), fresh].sort((a, b) => (a.iban < b.iban ? -1 : 1)),
      };
      if (conto && isUsable(conto) && !isUsable(fresh)) {
        if (!after.iban.some(isUsable)) refuse('IBAN_IN_USO', 'L’ultimo conto attivo non si può dismettere.');
        if (prima.dati.ibanDefault === iban || unusableConti(after, await tipi()).includes(iban))
          refuse('IBAN_IN_USO', 'Il conto è usato dall’ente o da un tipo dovuto abilitato: prima va sostituito.');
      }
      return {
        ente: after,
        azione: fresh.stato === conto?.stato ? 'IBAN_AGGIORNATO' : `IBAN_${fresh.stato}`,
        oggettoTipo: 'IBAN',
        oggettoId: iban,
        compared: (e) => e.iban.find((c) => c.iban === iban),
      };
    });
  }

  /** Switches a flag. @throws OnboardingError `FUNZIONALITA_SCONOSCIUTA` */
  features(
    ente: CodiceFiscaleEnte,
    request: ChangeRequest,
    codice: string,
    command: { readonly attivo: boolean; readonly motivo: string },
  ): Promise<Ente> {
    if (!isFeature(codice)) refuse('FUNZIONALITA_SCONOSCIUTA', `La funzionalità ${codice} non esiste.`);
    return this.changes.execute(ente, request, (prima) => ({
      ente: { ...prima, funzionalita: { ...prima.funzionalita, [codice]: command.attivo } },
      azione: 'FUNZ_SWITCH',
      oggettoTipo: 'FUNZIONALITA',
      oggettoId: `${prima.codiceIpa}|${codice}`,
      motivo: command.motivo,
      compared: (e) => ({ attivo: e.funzionalita[codice] }),
    }));
  }
}

function checkStep(prima: Iban | undefined, after: Iban, actor: Actor): void {
  if (prima?.stato === after.stato) return;
  const allowed = prima ? IBAN_TRANSITIONS[prima.stato] : FIRST_IBAN_STATI;
  if (!allowed.includes(after.stato))
    refuse('IBAN_STATO_NON_AMMESSO', `Un conto ${prima?.stato ?? 'nuovo'} non diventa ${after.stato}.`, {
      ammessi: allowed,
    });
  if (needsVerifica(after.stato) && !actor.permessi.includes('iban.verifica'))
    refuse('PERMESSO_MANCANTE', 'Lo stato del conto presso il nodo lo dichiara l’intermediario (iban.verifica).');
}
