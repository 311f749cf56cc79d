import type { Fault } from './definition';
import { t } from './texts';

/** Puts the caret at the beginning of a line of a text area. */
function goToLine(textId: string, line: number): void {
  const area = document.getElementById(textId);
  if (!(area instanceof HTMLTextAreaElement)) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  area.scrollTop = Math.max(0, (area.scrollHeight / Math.max(1, lines.length)) * (line - 4));
}

/** What is wrong with the definition, line by line; each leads to its line. */
export function Faults(props: {
  readonly faults: readonly Fault[];
  readonly textId: string;
  readonly id: string;
  readonly good: boolean;
}) {
  const { faults } = props;
  return (
    <div id={props.id} role="status">
      {faults.length > 0 && (
        <div className="alert alert-danger">
          <p className="fw-semibold mb-1">{t.faults(faults.length)}</p>
          <ul className="mb-0">
            {faults.map(({ line, reason, cure }, i) => (
              <li key={i}>
                <button type="button" className="btn-plain" onClick={() => goToLine(props.textId, line)}>
                  {t.line(line)}
                </button>{' '}
                {reason} {cure}
              </li>
            ))}
          </ul>
        </div>
      )}
      {faults.length === 0 && props.good && <p className="field-hint">{t.good}</p>}
    </div>
  );
}
