import { addDays, type FormDefinition, formFaults, type LocalDate, parseEuro } from '@mypay/kernel';
import { refuse } from './errors';
import { type CodiceIban, type Iban, isUsable } from './iban';

/** Full taxonomy of a tipo dovuto. Source: onboarding.md §8.8, §8.10. */
export interface Tassonomia {
  readonly macroArea: string;
  readonly tipoServizio: string;
  readonly motivoRiscossione: string;
  /** E.g. `9/0101105IM/`. */
  readonly codice: string;
  /** Last day on which the list of pagoPA has it; absent: without end. */
  readonly fine?: LocalDate | undefined;
}

export const TASSONOMIA_STATES = ['VALIDA', 'IN_SCADENZA', 'SCADUTA'] as const;
export type TassonomiaState = (typeof TASSONOMIA_STATES)[number];

/** How long before its last day a taxonomy in use is spoken of. Source: onboarding.md §8.10. */
export const TASSONOMIA_REMINDER_DAYS = 5;

/** Whether the taxonomy of a tipo holds on this day; undefined when it has none. Source: onboarding.md §8.10, ui.md §9 E-03. */
export function tassonomiaState({ tassonomia }: Pick<TipoDovuto, 'tassonomia'>, today: LocalDate) {
  if (!tassonomia) return undefined;
  const { fine } = tassonomia;
  if (fine === undefined || fine > addDays(today, TASSONOMIA_REMINDER_DAYS)) return 'VALIDA';
  return fine < today ? 'SCADUTA' : 'IN_SCADENZA';
}

/** What becomes of open debts while the tipo is off. Source: onboarding.md §8.9. */
export const OPEN_DOVUTI_POLICIES = ['MANTIENI_PAGABILI', 'BLOCCA', 'ANNULLA'] as const;
export type OpenDovutiPolicy = (typeof OPEN_DOVUTI_POLICIES)[number];

/** A kind of debt of the ente, with its own version and snapshot. Source: onboarding.md §8.8. */
export interface TipoDovuto {
  readonly codice: string;
  readonly descrizione: string;
  readonly attivo: boolean;
  /** Set while the tipo is off. */
  readonly dovutiAperti?: OpenDovutiPolicy | undefined;
  /** The digital revenue stamp: never payable by notice, edited by nobody but us. */
  readonly marcaDaBollo: boolean;
  readonly spontaneo: boolean;
  readonly ibanPsp?: CodiceIban | undefined;
  readonly ibanPostale?: CodiceIban | undefined;
  readonly tassonomia?: Tassonomia | undefined;
  readonly scadenzaObbligatoria: boolean;
  readonly stampaScadenza: boolean;
  readonly pagabileOltreScadenza: boolean;
  readonly giorniTolleranza: number;
  readonly cfAnonimo: boolean;
  /** Fixed amount of a spontaneous payment, euro with two decimals. */
  readonly importo?: string | undefined;
  /** Form of a spontaneous payment; the default form when absent. Source: dovuti.md §9. */
  readonly modulo?: FormDefinition | undefined;
  readonly versione: number;
}

/** The lack of who has a taxonomy that is past; empty otherwise. Source: onboarding.md §8.3 K6, §8.9. */
export const expiredTassonomia = (tipo: Pick<TipoDovuto, 'tassonomia'>, today: LocalDate): readonly string[] =>
  tassonomiaState(tipo, today) === 'SCADUTA' ? ['la tassonomia è scaduta'] : [];

export type TipoDovutoData = Omit<TipoDovuto, 'codice' | 'marcaDaBollo' | 'versione'>;

export const STAMP_CODICE = 'MARCA_BOLLO_DIGITALE';

/** What a tipo is when nobody said otherwise: off, with open debts still payable. */
export const DEFAULT_TIPO = {
  attivo: false,
  dovutiAperti: 'MANTIENI_PAGABILI',
  marcaDaBollo: false,
  spontaneo: false,
  scadenzaObbligatoria: false,
  stampaScadenza: false,
  pagabileOltreScadenza: false,
  giorniTolleranza: 0,
  cfAnonimo: false,
} as const;

/** The revenue stamp that every ente is born with. Source: onboarding.md §8.2, 5. */
export const digitalStamp = (): TipoDovuto => ({
  ...DEFAULT_TIPO,
  codice: STAMP_CODICE,
  descrizione: 'Marca da bollo digitale',
  marcaDaBollo: true,
  versione: 1,
});

/** What keeps a tipo from being on, in words; empty when nothing does. Source: onboarding.md §8.3 K6, §8.9. */
export function tipoLacks(
  tipo: Pick<TipoDovuto, 'tassonomia' | 'ibanPsp' | 'ibanPostale'>,
  conti: readonly Iban[],
  ibanDefault: CodiceIban | undefined,
): readonly string[] {
  const lacks: string[] = [];
  const { tassonomia } = tipo;
  const { macroArea = '', tipoServizio = '', motivoRiscossione = '', codice = '' } = tassonomia ?? {};
  if ([macroArea, tipoServizio, motivoRiscossione, codice].some((value) => value.trim() === ''))
    lacks.push('la tassonomia non è completa');
  const isActive = (iban: CodiceIban): boolean => conti.some((conto) => conto.iban === iban && isUsable(conto));
  const iban = tipo.ibanPsp ?? ibanDefault;
  if (iban === undefined) lacks.push('manca un IBAN, del tipo o dell’ente');
  else if (!isActive(iban)) lacks.push('l’IBAN non è attivo');
  if (tipo.ibanPostale !== undefined && !isActive(tipo.ibanPostale)) lacks.push('l’IBAN postale non è attivo');
  return lacks;
}

/**
 * A tipo as it is kept, or why not.
 * @throws OnboardingError `TIPO_DOVUTO_NON_VALIDO`, `TIPO_DOVUTO_INCOMPLETO` (asked to be on), `IBAN_SCONOSCIUTO`
 */
export function verificaTipo(
  tipo: TipoDovuto,
  conti: readonly Iban[],
  ibanDefault: CodiceIban | undefined,
): TipoDovuto {
  if (!/^[^\s/]{1,64}$/.test(tipo.codice))
    refuse('TIPO_DOVUTO_NON_VALIDO', 'Il codice ha da 1 a 64 caratteri, senza spazi né barre.');
  if (tipo.spontaneo && (tipo.scadenzaObbligatoria || tipo.stampaScadenza))
    refuse('TIPO_DOVUTO_NON_VALIDO', 'Uno spontaneo non ha scadenza, né obbligatoria né stampata.');
  if (tipo.scadenzaObbligatoria && !tipo.stampaScadenza)
    refuse('TIPO_DOVUTO_NON_VALIDO', 'Una scadenza obbligatoria si stampa.');
  for (const iban of [tipo.ibanPsp, tipo.ibanPostale])
    if (iban !== undefined && !conti.some((conto) => conto.iban === iban))
      refuse('IBAN_SCONOSCIUTO', 'L’IBAN del tipo non è tra i conti dell’ente.');
  if (tipo.ibanPostale !== undefined && !conti.some(({ iban, postale }) => iban === tipo.ibanPostale && postale))
    refuse('IBAN_NON_VALIDO', 'L’IBAN postale non è di Poste (ABI 07601).');
  checkForm(tipo);
  if (!tipo.attivo) return { ...tipo, dovutiAperti: tipo.dovutiAperti ?? 'MANTIENI_PAGABILI' };
  const lacks = tipoLacks(tipo, conti, ibanDefault);
  if (lacks.length > 0)
    refuse('TIPO_DOVUTO_INCOMPLETO', `Il tipo non si può abilitare: ${lacks.join('; ')}.`, { cosaManca: lacks });
  return { ...tipo, dovutiAperti: undefined };
}

/** A form is judged when it is written, so that no citizen meets what is wrong with it. */
function checkForm({ modulo, importo }: TipoDovuto): void {
  if (importo !== undefined && (!/^\d{1,9}\.\d{2}$/.test(importo) || parseEuro(importo) <= 0n))
    refuse('TIPO_DOVUTO_NON_VALIDO', 'L’importo fisso è in euro, con due decimali e il punto, maggiore di zero.');
  if (modulo === undefined) return;
  const faults = formFaults(modulo);
  if (faults.length > 0)
    refuse('MODULO_NON_VALIDO', `Il modulo non si può usare: ${faults[0]?.motivo ?? ''}`, {
      errori: faults.map(({ path, motivo, cure }) => ({ campo: path, codice: 'MODULO', motivo, rimedio: cure })),
    });
  if (modulo.importo !== undefined && importo !== undefined)
    refuse('MODULO_NON_VALIDO', 'L’importo è fisso, o lo calcola il modulo: non entrambi.', {
      errori: [
        {
          campo: 'importo',
          codice: 'MODULO',
          motivo: 'L’importo è fisso, o lo calcola il modulo: non entrambi.',
          rimedio: 'Togliete importo dal modulo, o l’importo fisso dal tipo.',
        },
      ],
    });
}
