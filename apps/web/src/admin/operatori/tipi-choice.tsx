import { useId, useState } from 'react';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { t } from './texts';

/** Which tipi dovuto: all (null), or those that are on. The matrix of E-05, with its search and «tutti/nessuno». */
export function TipiChoice(props: {
  /** Null: all of them. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
  readonly legend: string;
  readonly disabled?: boolean;
}) {
  const { value, onChange, disabled = false } = props;
  const { every } = useTipiDovuto();
  const [words, setWords] = useState('');
  const id = useId();
  const wanted = words.trim().toLowerCase();
  const shown = every.filter(({ codice, descrizione }) => `${codice} ${descrizione}`.toLowerCase().includes(wanted));
  const toggle = (codice: string, on: boolean) => {
    const others = (value ?? []).filter((one) => one !== codice);
    onChange(on ? [...others, codice] : others);
  };
  return (
    <fieldset className="tipi-choice" disabled={disabled}>
      <legend>{props.legend}</legend>
      <div className="form-flag">
        <input id={`${id}-all`} type="radio" name={id} checked={value === null} onChange={() => onChange(null)} />
        <label htmlFor={`${id}-all`}>{t.allTipi}</label>
      </div>
      <div className="form-flag">
        <input
          id={`${id}-some`}
          type="radio"
          name={id}
          checked={value !== null}
          onChange={() => value === null && onChange([])}
        />
        <label htmlFor={`${id}-some`}>{t.someTipi}</label>
      </div>
      {value !== null && every.length === 0 && <p className="soft">{t.noTipi}</p>}
      {value !== null && every.length > 0 && (
        <div className="tipi-matrix">
          <div className="tipi-tools">
            {every.length > 8 && (
              <input
                type="search"
                className="form-control"
                aria-label={t.findTipo}
                placeholder={t.findTipo}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
            <button
              type="button"
              className="btn btn-outline-primary btn-xs"
              onClick={() => onChange(every.map(({ codice }) => codice))}
            >
              {t.pickAll}
            </button>
            <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => onChange([])}>
              {t.pickNone}
            </button>
            <span role="status" className="soft">
              {t.chosen(value.length, every.length)}
            </span>
          </div>
          <ul>
            {shown.map(({ codice, descrizione }) => (
              <li key={codice} className="form-flag">
                <input
                  id={`${id}-${codice}`}
                  type="checkbox"
                  checked={value.includes(codice)}
                  onChange={(event) => toggle(codice, event.target.checked)}
                />
                <label htmlFor={`${id}-${codice}`}>
                  {descrizione} <code>{codice}</code>
                </label>
              </li>
            ))}
          </ul>
          {value.length === 0 && <p className="soft mb-0">{t.noneChosen}</p>}
        </div>
      )}
    </fieldset>
  );
}
