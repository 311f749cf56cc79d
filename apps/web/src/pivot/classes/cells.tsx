import type { ReactNode } from 'react';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { Column } from '../../shared/list/data-table';
import type { Flusso, Movimento, Notifica, Pagamento, Riversamento } from '../../shared/pivot/types';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import type { ColumnName } from './classe-table';
import { t } from './texts';

const NUMERIC: readonly ColumnName[] = ['importo', 'importoTesoreria', 'importoTotale', 'differenza'];
const OPTIONAL: readonly ColumnName[] = ['iur', 'iud', 'dataContabile', 'idRegolamento', 'attestante', 'aggiornato'];

type Cells<Row> = Partial<Record<ColumnName, (row: Row) => ReactNode>>;

const code = (text: string | undefined): ReactNode =>
  text === undefined ? '–' : <code className="pivot-id">{text}</code>;

const person = (p: Pagamento['debitore']): ReactNode =>
  p === undefined ? (
    t.none
  ) : (
    <>
      {p.anagrafica} <code className="pivot-person">{p.codice}</code>
    </>
  );

export const pagamentoCells = (tipi: TipiDovuto): Cells<Pagamento> => ({
  iuv: (p) => <code className="text-nowrap">{p.iuv}</code>,
  iud: (p) => code(p.iud),
  iur: (p) => code(p.iur),
  tipoDovuto: (p) => (p.tipoDovuto === undefined ? t.none : tipi.nameOf(p.tipoDovuto)),
  importo: (p) => <Money euro={p.importo} />,
  dataEsito: (p) => <DateText value={p.dataEsito} />,
  iuf: (p) => code(p.iuf),
  importoTesoreria: (p) => <Money euro={p.tesoreria?.importo} />,
  importoTotale: (p) => <Money euro={p.flusso?.importoTotale} />,
  pagatore: (p) => person(p.debitore),
  attestante: (p) => p.attestante ?? '–',
  dataFlusso: (p) => <DateText value={p.flusso?.dataOraFlusso} dayOnly />,
  aggiornato: (p) => <DateText value={p.aggiornatoIl} dayOnly />,
});

export const notificaCells = (tipi: TipiDovuto): Cells<Notifica> => ({
  iud: (n) => <code>{n.iud}</code>,
  iuv: (n) => code(n.iuv),
  tipoDovuto: (n) => (n.tipoDovuto === undefined ? t.none : tipi.nameOf(n.tipoDovuto)),
  importo: (n) => <Money euro={n.importo} />,
  dataEsecuzione: (n) => <DateText value={n.dataEsecuzione} />,
  aggiornato: (n) => <DateText value={n.aggiornatoIl} dayOnly />,
});

export const MOVIMENTO_CELLS: Cells<Movimento> = {
  bolletta: (m) => `${m.anno} / ${m.bolletta}`,
  dataValuta: (m) => <DateText value={m.dataValuta} />,
  dataContabile: (m) => <DateText value={m.dataContabile} />,
  importo: (m) => <Money euro={m.importo} />,
  ordinante: (m) => m.ordinante,
  causale: (m) => <span className="pivot-causale">{m.causale}</span>,
  riferimento: (m) => code(m.iuf ?? m.iuv),
  aggiornato: (m) => <DateText value={m.aggiornatoIl} dayOnly />,
};

export const FLUSSO_CELLS: Cells<Flusso> = {
  iuf: (f) => code(f.iuf),
  dataFlusso: (f) => <DateText value={f.dataOraFlusso} dayOnly />,
  idRegolamento: (f) => code(f.idRegolamento),
  dataRegolamento: (f) => <DateText value={f.dataRegolamento} />,
  importoTotale: (f) => <Money euro={f.importoTotale} />,
  aggiornato: (f) => <DateText value={f.aggiornatoIl} dayOnly />,
};

export const RIVERSAMENTO_CELLS: Cells<Riversamento> = {
  iuf: ({ flusso }) => code(flusso.iuf),
  dataFlusso: ({ flusso }) => <DateText value={flusso.dataOraFlusso} dayOnly />,
  importoTotale: ({ flusso }) => <Money euro={flusso.importoTotale} />,
  importoTesoreria: ({ movimento }) => <Money euro={movimento.importo} />,
  differenza: ({ differenza: beyond }) => <Money euro={beyond} strong />,
  dataValuta: ({ movimento }) => <DateText value={movimento.dataValuta} />,
  dataContabile: ({ movimento }) => <DateText value={movimento.dataContabile} />,
  ordinante: ({ movimento }) => movimento.ordinante,
  aggiornato: ({ movimento }) => <DateText value={movimento.aggiornatoIl} dayOnly />,
};

/** The columns of a class for the rows of its door. */
export const columnsOf = <Row,>(names: readonly ColumnName[], cells: Cells<Row>): Column<Row>[] =>
  names.flatMap((key) => {
    const cell = cells[key];
    return cell === undefined
      ? []
      : [{ key, header: t.columns[key], cell, numeric: NUMERIC.includes(key), optional: OPTIONAL.includes(key) }];
  });
