import { useId, useState } from 'react';
import type { components } from '../../shared/api/schema/dovuti';
import { formatCount } from '../../shared/i18n/format';
import { StateBadge } from '../../shared/ui/state-badge';
import { cellsOf, columnsOf, type Cell, withCell } from './line-columns';
import { t } from './texts';

type Reject = components['schemas']['ScartoView'];

function CellInput(props: {
  readonly cell: Cell;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={props.wrong ? 'reject-cell wrong' : 'reject-cell'}>
      <label htmlFor={id}>{props.cell.name}</label>
      <input
        id={id}
        className="form-control"
        value={props.cell.value}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}

function Cells(props: {
  readonly cells: readonly Cell[];
  readonly wrong: ReadonlySet<number>;
  readonly onChange: (line: string) => void;
}) {
  const { cells, wrong } = props;
  const inputs = (some: readonly Cell[]) => (
    <div className="reject-cells">
      {some.map((cell) => (
        <CellInput
          key={cell.index}
          cell={cell}
          wrong={wrong.has(cell.index)}
          onChange={(value) => props.onChange(withCell(cells, cell.index, value))}
        />
      ))}
    </div>
  );
  const first = cells.filter(({ index }) => wrong.has(index));
  if (first.length === 0) return inputs(cells);
  return (
    <>
      {inputs(first)}
      <details className="form-more">
        <summary>{t.allColumns}</summary>
        {inputs(cells.filter(({ index }) => !wrong.has(index)))}
      </details>
    </>
  );
}

/** One refused row: why, what it says, and the fields to mend it. */
export function RejectRow(props: {
  readonly reject: Reject;
  readonly header: string | undefined;
  readonly corrected: string | undefined;
  readonly editable: boolean;
  readonly onCorrect: (line: string | undefined) => void;
}) {
  const { reject, header, corrected, editable, onCorrect } = props;
  const [open, setOpen] = useState(corrected !== undefined);
  const number = formatCount(reject.riga);
  const line = corrected ?? reject.testo;
  const cells = cellsOf(line, header);
  const area = useId();
  return (
    <li className="reject">
      <div className="reject-head">
        <h3 className="h6 mb-0">{t.row(number)}</h3>
        {corrected !== undefined && <StateBadge tone="success" label={t.changed} />}
        {editable && !reject.incompleto && (
          <button
            type="button"
            className="btn btn-outline-primary btn-xs"
            aria-expanded={open}
            onClick={() => {
              if (open && corrected !== undefined) onCorrect(undefined);
              setOpen(!open);
            }}
          >
            {open && corrected !== undefined ? t.undo : t.correct}
          </button>
        )}
      </div>
      <ul className="reject-reasons">
        {reject.motivi.map(({ codice, descrizione }) => (
          <li key={codice + descrizione}>
            <span>{descrizione}</span> <code>{codice}</code>
          </li>
        ))}
      </ul>
      {!open && <pre className="reject-line">{line}</pre>}
      {reject.incompleto && <p className="soft">{t.unreadable}</p>}
      {open && cells && <Cells cells={cells} wrong={columnsOf(reject.motivi)} onChange={onCorrect} />}
      {open && !cells && (
        <>
          <label htmlFor={area} className="visually-hidden">
            {t.rawLine(number)}
          </label>
          <textarea
            id={area}
            className="form-control reject-raw"
            rows={3}
            value={line}
            spellCheck={false}
            onChange={(event) => onCorrect(event.target.value.replaceAll(/[\r\n]+/g, ' '))}
          />
        </>
      )}
    </li>
  );
}
