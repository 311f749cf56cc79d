import type { LocalDate } from '@mypay/kernel';
import { markUsed } from './codici';
import { unusableConti, lacksOf } from './completeness';
import type { AmbitoSospensione, Ente, StatoEnte } from './ente';
import { refuse } from './errors';
import type { TipoDovuto } from './tipo-dovuto';

/** A state asked for, with its reason. */
export interface StatoCommand {
  readonly stato: StatoEnte;
  readonly motivo: string;
  /** With SOSPESO; TOTALE when absent. */
  readonly ambito?: AmbitoSospensione | undefined;
  readonly fino?: LocalDate | undefined;
}

/** One row of onboarding.md §3.2. */
export interface Transition {
  readonly id: 'T10' | 'T11' | 'T15' | 'T16' | 'T20' | 'T21';
  readonly da: StatoEnte;
  readonly a: StatoEnte;
  /** Event of the register. */
  readonly azione: string;
  readonly guard?: 'COMPLETEZZA' | 'CONTI_ATTIVI';
}

/** The transitions that need no practice. T21 leads back to the state of before alone. Source: onboarding.md §3.2. */
export const TRANSITIONS: readonly Transition[] = [
  { id: 'T10', da: 'INSERITO', a: 'PRE_ESERCIZIO', azione: 'ENTE_PRE_ESERCIZIO', guard: 'COMPLETEZZA' },
  { id: 'T11', da: 'PRE_ESERCIZIO', a: 'INSERITO', azione: 'ENTE_INSERITO' },
  { id: 'T15', da: 'PRE_ESERCIZIO', a: 'ESERCIZIO', azione: 'ENTE_ESERCIZIO', guard: 'COMPLETEZZA' },
  { id: 'T16', da: 'ESERCIZIO', a: 'PRE_ESERCIZIO', azione: 'ENTE_RICHIUSO' },
  { id: 'T20', da: 'PRE_ESERCIZIO', a: 'SOSPESO', azione: 'ENTE_SOSPESO' },
  { id: 'T20', da: 'ESERCIZIO', a: 'SOSPESO', azione: 'ENTE_SOSPESO' },
  { id: 'T21', da: 'SOSPESO', a: 'PRE_ESERCIZIO', azione: 'ENTE_RIATTIVATO', guard: 'CONTI_ATTIVI' },
  { id: 'T21', da: 'SOSPESO', a: 'ESERCIZIO', azione: 'ENTE_RIATTIVATO', guard: 'CONTI_ATTIVI' },
];

/** What a command does: the new ente and what the register calls it. The same command twice does nothing the second time. */
export type EsitoStato =
  { readonly cambia: false } | { readonly cambia: true; readonly ente: Ente; readonly azione: string };

/**
 * Takes an ente to another state, or says all that is missing. Pure.
 * @throws OnboardingError `TRANSIZIONE_NON_AMMESSA`, `REQUISITI_MANCANTI`, `AMBITO_RICHIESTO`
 */
export function cambiaStato(
  ente: Ente,
  tipi: readonly TipoDovuto[],
  command: StatoCommand,
  now: Date,
  today: LocalDate,
): EsitoStato {
  if (command.ambito !== undefined && command.stato !== 'SOSPESO')
    refuse('AMBITO_RICHIESTO', 'L’ambito si indica solo per sospendere.');
  if (ente.stato === 'SOSPESO' && command.stato === 'SOSPESO') return cambiaSospensione(ente, command);
  if (ente.stato === command.stato) return { cambia: false };

  const transition = TRANSITIONS.find(({ da, a }) => da === ente.stato && a === command.stato);
  if (!transition || (ente.stato === 'SOSPESO' && ente.sospensione?.statoPrecedente !== command.stato))
    refuse('TRANSIZIONE_NON_AMMESSA', `Da ${ente.stato} non si passa a ${command.stato}.`, {
      ammessi: allowedStati(ente),
    });
  checkGuard(transition, ente, tipi);
  return { cambia: true, azione: transition.azione, ente: effects(transition, ente, command, now, today) };
}

/** The states that a command may ask of this ente now. */
export function allowedStati(ente: Ente): readonly StatoEnte[] {
  if (ente.stato === 'SOSPESO') return ente.sospensione ? [ente.sospensione.statoPrecedente] : [];
  return TRANSITIONS.filter(({ da }) => da === ente.stato).map(({ a }) => a);
}

function checkGuard({ guard }: Transition, ente: Ente, tipi: readonly TipoDovuto[]): void {
  if (guard === 'COMPLETEZZA') {
    const lacks = lacksOf(ente, tipi);
    if (lacks.length > 0)
      refuse('REQUISITI_MANCANTI', `Mancano dei requisiti: ${lacks.map(({ testo }) => testo).join(' ')}`, {
        cosaManca: lacks,
      });
  }
  if (guard === 'CONTI_ATTIVI') {
    const conti = unusableConti(ente, tipi);
    if (conti.length > 0)
      refuse('REQUISITI_MANCANTI', 'I conti dei tipi dovuto abilitati non sono più attivi.', {
        cosaManca: conti.map((iban) => ({ regola: 'K6', testo: `L’IBAN ${iban} non è attivo.` })),
      });
  }
}

function effects({ id, a, da }: Transition, ente: Ente, command: StatoCommand, now: Date, today: LocalDate): Ente {
  switch (id) {
    case 'T10':
      return { ...ente, stato: a, codici: markUsed(ente.codici) };
    case 'T11':
    case 'T16':
      return { ...ente, stato: a };
    case 'T15':
      return {
        ...ente,
        stato: a,
        dtAvvio: ente.dtAvvio ?? today,
        funzionalita: { ...ente.funzionalita, ENTE_PUBBLICO: true },
      };
    case 'T20':
      return {
        ...ente,
        stato: a,
        sospensione: {
          ambito: command.ambito ?? 'TOTALE',
          motivo: command.motivo,
          da: now,
          fino: command.fino,
          statoPrecedente: da === 'ESERCIZIO' ? 'ESERCIZIO' : 'PRE_ESERCIZIO',
        },
      };
    case 'T21':
      return { ...ente, stato: a, sospensione: undefined };
  }
}

/** A suspended ente may be suspended more or less; the state to go back to stays. */
function cambiaSospensione(ente: Ente, command: StatoCommand): EsitoStato {
  const { sospensione } = ente;
  if (!sospensione) return { cambia: false };
  const ambito = command.ambito ?? sospensione.ambito;
  const fino = command.fino ?? sospensione.fino;
  if (ambito === sospensione.ambito && fino === sospensione.fino) return { cambia: false };
  return {
    cambia: true,
    azione: 'ENTE_SOSPESO',
    ente: { ...ente, sospensione: { ...sospensione, ambito, fino, motivo: command.motivo } },
  };
}
