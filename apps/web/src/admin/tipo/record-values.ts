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
  readonly macroArea: string;
  readonly tipoServizio: string;
  readonly motivoRiscossione: string;
  readonly codiceTassonomico: string;
  readonly fineTassonomia: string;
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
  macroArea: tipo.tassonomia?.macroArea ?? '',
  tipoServizio: tipo.tassonomia?.tipoServizio ?? '',
  motivoRiscossione: tipo.tassonomia?.motivoRiscossione ?? '',
  codiceTassonomico: tipo.tassonomia?.codice ?? '',
  fineTassonomia: tipo.tassonomia?.fine ?? '',
});

const entriesOf = (values: Values): readonly [string, string, string, string] => [
  values.macroArea.trim(),
  values.tipoServizio.trim(),
  values.motivoRiscossione.trim(),
  values.codiceTassonomico.trim(),
];

/** The four entries of a taxonomy and its last day; null when nothing of it is written. */
function taxonomyOf(values: Values) {
  const [area, service, reason, code] = entriesOf(values);
  if (area + service + reason + code === '') return null;
  const last = values.fineTassonomia;
  return {
    macroArea: area,
    tipoServizio: service,
    motivoRiscossione: reason,
    codice: code,
    ...(last === '' ? {} : { fine: last }),
  };
}

/** All four entries of the taxonomy, or none: what the server asks for. */
export const isWholeTaxonomy = (values: Values): boolean =>
  new Set(entriesOf(values).map((entry) => entry === '')).size === 1;

const asSent = (values: Values) => ({
  descrizione: values.descrizione,
  spontaneo: values.spontaneo,
  cfAnonimo: values.cfAnonimo,
  scadenzaObbligatoria: values.scadenzaObbligatoria,
  stampaScadenza: values.stampaScadenza,
  pagabileOltreScadenza: values.pagabileOltreScadenza,
  importo: values.importo.trim() === '' ? null : (readMoney(values.importo) ?? values.importo),
  giorniTolleranza: Number(values.giorniTolleranza),
  ibanPsp: values.ibanPsp === '' ? null : values.ibanPsp,
  ibanPostale: values.ibanPostale === '' ? null : values.ibanPostale,
  tassonomia: taxonomyOf(values),
});

/** What differs from the tipo, and is the writer's to change: the server refuses the rest. */
export function changesOf(tipo: TipoDovuto, values: Values): Change {
  const before: Readonly<Record<string, unknown>> = asSent(toValues(tipo));
  return Object.fromEntries(
    Object.entries(asSent(values)).filter(
      ([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value) && tipo.modificabili.includes(name),
    ),
  );
}

const LABELS: Readonly<Record<keyof ReturnType<typeof asSent>, string>> = {
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
  tassonomia: t.taxonomy,
};

function shown(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return Object.values(value).join(' · ');
  return name === 'importo' ? formatMoney(String(value)) : String(value);
}

/** The same in words, before and after. */
export function differencesOf(tipo: TipoDovuto, values: Values): readonly Difference[] {
  const before: Readonly<Record<string, unknown>> = asSent(toValues(tipo));
  return Object.entries(changesOf(tipo, values)).map(([name, value]) => ({
    campo: LABELS[name as keyof typeof LABELS],
    prima: shown(name, before[name]),
    dopo: shown(name, value),
  }));
}
