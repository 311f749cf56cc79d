import { stateWords, type StateWord } from '../../shared/dovuti/dovuto-state';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { FilterField } from '../../shared/list/filter-panel';
import { t } from './texts';

/** What stands in the address of the list, with the names of the door. */
export const FILTERS = [
  'stato',
  'tipoDovuto',
  'anagrafica',
  'codiceFiscale',
  'iuv',
  'numeroAvviso',
  'iud',
  'causale',
  'scadenzaDa',
  'scadenzaA',
  'importoDa',
  'importoA',
  'flusso',
  'pagatoDa',
  'pagatoA',
  'conclusoDa',
  'conclusoA',
  'importazione',
] as const;
export type Filter = (typeof FILTERS)[number];

export type View = 'online' | 'archivio';
const STATES: Readonly<Record<View, readonly StateWord[]>> = {
  online: ['DA_PAGARE', 'SCADUTO', 'PAGAMENTO_INIZIATO', 'PREDISPOSTO', 'DISABILITATO'],
  archivio: ['PAGATO', 'ANNULLATO', 'NON_PAGATO', 'NON_COMPLETATO', 'SCADUTO'],
};

/** The fields of the panel for open debts, or for those that have ended. */
export function filterFields(view: View, tipi: TipiDovuto): FilterField<Filter>[] {
  const common: FilterField<Filter>[] = [
    {
      name: 'stato',
      label: t.state,
      kind: 'select',
      options: STATES[view].map((value) => ({ value, label: stateWords[value] })),
    },
    {
      name: 'tipoDovuto',
      label: t.tipo,
      kind: 'select',
      options: tipi.own.map(({ codice, descrizione }) => ({ value: codice, label: descrizione })),
    },
    { name: 'anagrafica', label: t.name, kind: 'text' },
    { name: 'codiceFiscale', label: t.codice, kind: 'text' },
    { name: 'numeroAvviso', label: t.numeroAvviso, kind: 'text' },
    { name: 'iuv', label: t.iuv, kind: 'text' },
    { name: 'iud', label: t.iud, kind: 'text' },
    { name: 'causale', label: t.causale, kind: 'text' },
    { name: 'scadenzaDa', label: t.dueFrom, kind: 'date' },
    { name: 'scadenzaA', label: t.dueTo, kind: 'date' },
    { name: 'importoDa', label: t.amountFrom, kind: 'money' },
    { name: 'importoA', label: t.amountTo, kind: 'money' },
    { name: 'flusso', label: t.flow, kind: 'text' },
    { name: 'importazione', label: t.importNumber, kind: 'text' },
  ];
  const paid: FilterField<Filter>[] = [
    { name: 'pagatoDa', label: t.paidFrom, kind: 'date' },
    { name: 'pagatoA', label: t.paidTo, kind: 'date' },
    { name: 'conclusoDa', label: t.endedFrom, kind: 'date' },
    { name: 'conclusoA', label: t.endedTo, kind: 'date' },
  ];
  return view === 'archivio' ? [...common, ...paid] : common;
}
