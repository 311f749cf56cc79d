import { useState } from 'react';
import { Icon } from '../../shared/ui/icon';
import { type ColumnOrder, type FieldName, FIELDS, moved, placed } from './columns';
import { t } from './texts';

/** The seven fields in the order of the file's columns: dragged, or moved by their buttons. */
export function ColumnHelper(props: { readonly order: ColumnOrder; readonly onChange: (order: ColumnOrder) => void }) {
  const { order, onChange } = props;
  const [told, setTold] = useState('');
  const [dragged, setDragged] = useState<FieldName>();
  const change = (next: ColumnOrder, field: FieldName) => {
    onChange(next);
    setTold(t.moved(t.fields[field], next.indexOf(field) + 1));
  };
  return (
    <section className="column-helper" aria-labelledby="column-order">
      <h3 id="column-order" className="h5">
        {t.order}
      </h3>
      <p>{t.orderHint}</p>
      <ol>
        {order.map((field, i) => (
          <li
            key={field}
            draggable
            className={dragged === field ? 'is-dragged' : undefined}
            onDragStart={() => setDragged(field)}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged && dragged !== field) change(placed(order, dragged, i), dragged);
            }}
          >
            <span className="column-number">{i + 1}</span>
            <span className="column-name">{t.fields[field]}</span>
            <button
              type="button"
              className="btn-copy"
              aria-label={t.up(t.fields[field])}
              disabled={i === 0}
              onClick={() => change(moved(order, field, -1), field)}
            >
              <Icon name="it-arrow-up" size="sm" />
            </button>
            <button
              type="button"
              className="btn-copy"
              aria-label={t.down(t.fields[field])}
              disabled={i === order.length - 1}
              onClick={() => change(moved(order, field, 1), field)}
            >
              <Icon name="it-arrow-down" size="sm" />
            </button>
          </li>
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {told}
      </p>
      <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => onChange(FIELDS)}>
        {t.defaultOrder}
      </button>
    </section>
  );
}
