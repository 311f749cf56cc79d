import type { ReactNode } from 'react';
import { addMoney } from '../../shared/i18n/format';
import type { Column } from '../../shared/list/data-table';
import type { Movimento, Notifica, Pagamento } from '../../shared/pivot/types';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import type { ColumnName } from './classe-table';
import { t } from './texts';

const NUMERIC: readonly ColumnName[] = ['importo', 'importoTesoreria', 'importoTotale', 'differenza'];
const OPTIONAL: readonly ColumnName[] = ['iur', 'iud', 'dataContabile', 'idRegolamento', 'attestante'];

type Cells<Row> = Partial<Record<ColumnName, (row: Row) => ReactNode>>;

const code = (text: string | undefined): ReactNode => (text === undefined ? '–' : <code>{text}</code>);

/** What came to the treasury beyond what the flow, or the payment that was credited alone, declares. */
function difference({ tesoreria, flusso, importoTotale }: Pagamento): string | undefined {
  if (!tesoreria) return undefined;
  const ofFlusso = flusso !== undefined && flusso.verdetto !== 'PUNTUALE' && flusso.verdetto !== 'NO_TES';
  return addMoney([tesoreria.importo, `-${ofFlusso ? flusso.importoTotale : importoTotale}`]);
}

export const PAGAMENTO_CELLS: Cells<Pagamento> = {
  iuv: (p) => <code className="text-nowrap">{p.iuv}</code>,
  iud: (p) => code(p.iud),
  iur: (p) => <code>{p.iur}</code>,
  tipoDovuto: (p) => p.tipoDovuto ?? t.none,
  importo: (p) => <Money euro={p.importo} />,
  dataEsito: (p) => <DateText value={p.dataEsito} />,
  iuf: (p) => code(p.iuf),
  importoTesoreria: (p) => <Money euro={p.tesoreria?.importo} />,
  importoTotale: (p) => <Money euro={p.flusso?.importoTotale} />,
  differenza: (p) => <Money euro={difference(p)} strong />,
  pagatore: (p) => p.debitore?.anagrafica ?? t.none,
  attestante: (p) => p.attestante ?? '–',
  dataFlusso: (p) => <DateText value={p.flusso?.dataOraFlusso} />,
  idRegolamento: (p) => code(p.flusso?.idRegolamento),
  dataRegolamento: (p) => <DateText value={p.flusso?.dataRegolamento} />,
  dataValuta: (p) => <DateText value={p.tesoreria?.ultimaValuta} />,
};

export const NOTIFICA_CELLS: Cells<Notifica> = {
  iud: (n) => <code>{n.iud}</code>,
  iuv: (n) => code(n.iuv),
  tipoDovuto: (n) => n.tipoDovuto ?? t.none,
  importo: (n) => <Money euro={n.importo} />,
  dataEsecuzione: (n) => <DateText value={n.dataEsecuzione} />,
};

export const MOVIMENTO_CELLS: Cells<Movimento> = {
  bolletta: (m) => `${m.anno} / ${m.bolletta}`,
  dataValuta: (m) => <DateText value={m.dataValuta} />,
  dataContabile: (m) => <DateText value={m.dataContabile} />,
  importo: (m) => <Money euro={m.importo} />,
  ordinante: (m) => m.ordinante,
  causale: (m) => <span className="pivot-causale">{m.causale}</span>,
  riferimento: (m) => code(m.iuf ?? m.iuv),
};

/** The columns of a class for the rows of its door. */
export const columnsOf = <Row,>(names: readonly ColumnName[], cells: Cells<Row>): Column<Row>[] =>
  names.flatMap((key) => {
    const cell = cells[key];
    return cell === undefined
      ? []
      : [{ key, header: t.columns[key], cell, numeric: NUMERIC.includes(key), optional: OPTIONAL.includes(key) }];
  });
