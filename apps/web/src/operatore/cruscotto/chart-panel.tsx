import { type ReactNode, useId, useState } from 'react';
import { t } from './texts';

/** A chart and, behind its button, the table that it is drawn from; told in words when there is nothing to draw. */
export function ChartPanel(props: {
  readonly title: string;
  readonly note?: string;
  /** What is said in place of an empty chart. */
  readonly nothing?: string | undefined;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  readonly children?: ReactNode;
}) {
  const { title, note, nothing, chart, table, children } = props;
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id} className="h4">
          {title}
        </h2>
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
      {nothing === undefined ? (
        <>
          {asTable ? table : chart}
          {note !== undefined && <p className="soft mt-2 mb-0">{note}</p>}
          {children}
        </>
      ) : (
        <p className="soft mb-0">{nothing}</p>
      )}
    </section>
  );
}
