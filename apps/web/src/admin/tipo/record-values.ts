import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { Difference } from '../../shared/dovuti/differences';
import { formatMoney, readMoney } from '../../shared/i18n/format';
import { t } from './texts';
import type { Change } from './use-change-tipo';

/** The record of a tipo as its form holds it, named as the door names its fields. */
export interface Values {
  readonly descrizione: string;
  readonly spontaneo: boolean;
  readonly importo: string;
  readonly cfAnonimo: boolean;
  readonly scadenzaObbligatoria: boolean;
  readonly stampaScadenza: boolean;
  readonly pagabileOltreScadenza: boolean;
  readonly giorniTolleranza: string;
  readonly ibanPsp: string;
  readonly ibanPostale: string;
}

export const toValues = (tipo: TipoDovuto): Values => ({
  descrizione: tipo.descrizione,
  spontaneo: tipo.spontaneo === true,
  importo: (tipo.importo ?? '').replace('.', ','),
  cfAnonimo: tipo.cfAnonimo === true,
  scadenzaObbligatoria: tipo.scadenzaObbligatoria === true,
  stampaScadenza: tipo.stampaScadenza === true,
  pagabileOltreScadenza: tipo.pagabileOltreScadenza === true,
  giorniTolleranza: String(tipo.giorniTolleranza ?? 0),
  ibanPsp: tipo.ibanPsp ?? '',
  ibanPostale: tipo.ibanPostale ?? '',
});

const asSent = ({ importo, giorniTolleranza, ibanPsp, ibanPostale, ...rest }: Values) => ({
  ...rest,
  importo: importo.trim() === '' ? null : (readMoney(importo) ?? importo),
  giorniTolleranza: Number(giorniTolleranza),
  ibanPsp: ibanPsp === '' ? null : ibanPsp,
  ibanPostale: ibanPostale === '' ? null : ibanPostale,
});

/** What differs from the tipo, and is the writer's to change: the server refuses the rest. */
export function changesOf(tipo: TipoDovuto, values: Values): Change {
  const before: Readonly<Record<string, unknown>> = asSent(toValues(tipo));
  return Object.fromEntries(
    Object.entries(asSent(values)).filter(
      ([name, value]) => before[name] !== value && tipo.modificabili.includes(name),
    ),
  );
}

const LABELS: Readonly<Record<keyof Values, string>> = {
  descrizione: t.name,
  spontaneo: t.spontaneous,
  importo: t.fixed,
  cfAnonimo: t.anonymous,
  scadenzaObbligatoria: t.dueNeeded,
  stampaScadenza: t.duePrinted,
  pagabileOltreScadenza: t.afterDue,
  giorniTolleranza: t.days,
  ibanPsp: t.iban,
  ibanPostale: t.postal,
};

function shown(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (value === null || value === undefined) return '';
  return name === 'importo' ? formatMoney(String(value)) : String(value);
}

/** The same in words, before and after. */
export function differencesOf(tipo: TipoDovuto, values: Values): readonly Difference[] {
  const before: Readonly<Record<string, unknown>> = asSent(toValues(tipo));
  return Object.entries(changesOf(tipo, values)).map(([name, value]) => ({
    campo: LABELS[name as keyof Values],
    prima: shown(name, before[name]),
    dopo: shown(name, value),
  }));
}
