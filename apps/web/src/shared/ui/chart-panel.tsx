import { type ReactNode, useId, useState } from 'react';
import { texts } from '../i18n/texts';

const t = texts({
  it: { showTable: 'Mostra come tabella', showChart: 'Mostra come grafico' },
  en: { showTable: 'Show as a table', showChart: 'Show as a chart' },
});

/** A chart and, behind its button, the table that it is drawn from, which is also what paper gets; told in words when there is nothing to draw. */
export function ChartPanel(props: {
  readonly title: string;
  readonly note?: ReactNode;
  /** What is said in place of an empty chart. */
  readonly nothing?: string | undefined;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Beside the button: the period, a download. */
  readonly tools?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { title, note, nothing, chart, table, tools, children } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id} className="h4">
          {title}
        </h2>
        <div className="panel-links align-items-center">
          {tools}
          {nothing === undefined && (
            <button
              type="button"
              className="btn btn-outline-primary btn-xs"
              aria-pressed={asTable}
              aria-label={`${asTable ? t.showChart : t.showTable}: ${title}`}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? t.showChart : t.showTable}
            </button>
          )}
        </div>
      </div>
      {nothing === undefined ? (
        <>
          {!asTable && <div className="no-print">{chart}</div>}
          <div className={asTable ? undefined : 'print-only'}>{table}</div>
          {note !== undefined && <p className="soft mt-2 mb-0">{note}</p>}
          {children}
        </>
      ) : (
        <p className="soft mb-0">{nothing}</p>
      )}
    </section>
  );
}
