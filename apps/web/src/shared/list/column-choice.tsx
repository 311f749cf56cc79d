import { useState } from 'react';
import { texts } from '../i18n/texts';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import type { Column } from './data-table';

const t = texts({ it: { columns: 'Colonne' }, en: { columns: 'Columns' } });

function read(key: string, hiddenAtFirst: readonly string[]): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : hiddenAtFirst;
  } catch {
    return hiddenAtFirst;
  }
}

/** Which columns of a list are shown, kept in this browser; the first one always is. */
export function useColumnChoice<Row>(
  list: string,
  columns: readonly Column<Row>[],
  hiddenAtFirst: readonly string[] = [],
) {
  const key = `colonne:${list}`;
  const [hidden, setHidden] = useState(() => read(key, hiddenAtFirst));
  const toggle = (column: string) => {
    const after = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column];
    setHidden(after);
    localStorage.setItem(key, JSON.stringify(after));
  };
  const menu = (
    <Menu
      buttonClass="btn btn-outline-primary btn-sm"
      label={
        <>
          <Icon name="it-settings" size="sm" />
          {t.columns}
        </>
      }
    >
      <fieldset className="column-choice" onClick={(event) => event.stopPropagation()}>
        <legend className="visually-hidden">{t.columns}</legend>
        {columns.slice(1).map((column) => (
          <label key={column.key}>
            <input type="checkbox" checked={!hidden.includes(column.key)} onChange={() => toggle(column.key)} />
            {column.header}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
  return { shown: columns.filter(({ key: column }, i) => i === 0 || !hidden.includes(column)), menu };
}
