import { type FormEvent, useId, useState } from 'react';
import { formatDay, formatMoney, readMoney } from '../i18n/format';
import { Icon } from '../ui/icon';
import { t } from './texts';
import type { ListUrl } from './use-list-url';

export interface FilterField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly kind: 'text' | 'select' | 'date' | 'money' | 'flag';
  /** Of a select; the empty choice is added. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly wide?: boolean;
  /** Of the end of a range: the name of its beginning, which it may not come before. */
  readonly notBefore?: Name;
  /** The name of the group it stands in, one of few: closed until it is opened, and again after a search; the chips tell what is set. */
  readonly group?: string;
}

/** Fields that follow one another in one group. */
function groupsOf<Name extends string>(fields: readonly FilterField<Name>[]) {
  const groups: { readonly name: string | undefined; readonly fields: FilterField<Name>[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last?.name === field.group && last !== undefined) last.fields.push(field);
    else groups.push({ name: field.group, fields: [field] });
  }
  return groups;
}

function told<Name extends string>(field: FilterField<Name>, value: string): string {
  switch (field.kind) {
    case 'select':
      return field.options?.find((option) => option.value === value)?.label ?? value;
    case 'date':
      return formatDay(value);
    case 'money':
      return formatMoney(value);
    case 'flag':
      return t.yes;
    case 'text':
      return value;
  }
}

function Field<Name extends string>({
  field,
  value,
  fault,
}: {
  readonly field: FilterField<Name>;
  readonly value: string;
  readonly fault: string | undefined;
}) {
  const id = useId();
  if (field.kind === 'flag')
    return (
      <div className="filter-field filter-flag">
        <input id={id} type="checkbox" name={field.name} value="true" defaultChecked={value !== ''} />
        <label htmlFor={id}>{field.label}</label>
      </div>
    );
  return (
    <div className={field.wide === true ? 'filter-field filter-wide' : 'filter-field'}>
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'select' ? (
        // What may be chosen can come after the address has been read: what that sets is kept, and told as soon as it can be.
        <select key={field.options?.length} id={id} name={field.name} className="form-select" defaultValue={value}>
          <option value="">{t.all}</option>
          {value !== '' && field.options?.every((option) => option.value !== value) === true && (
            <option value={value}>{value}</option>
          )}
          {field.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={field.name}
          className="form-control"
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'money' ? 'decimal' : undefined}
          defaultValue={field.kind === 'money' && value !== '' ? value.replace('.', ',') : value}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        />
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The filters of a list, and below them those that are set, each to be taken away by itself. */
export function FilterPanel<Name extends string>(props: {
  readonly fields: readonly FilterField<Name>[];
  readonly url: ListUrl<Name>;
  readonly busy?: boolean;
}) {
  const { fields, url } = props;
  const [open, setOpen] = useState(() => matchMedia('(width >= 768px)').matches);
  const [reversed, setReversed] = useState<Name>();
  const panel = useId();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values: Partial<Record<Name, string>> = {};
    for (const { name, kind } of fields) {
      const typed = data.get(name);
      const text = typeof typed === 'string' ? typed.trim() : '';
      values[name] = kind === 'money' && text !== '' ? (readMoney(text) ?? text) : text;
    }
    const late = fields.find(({ name, notBefore }) => {
      const [from, to] = [notBefore === undefined ? '' : (values[notBefore] ?? ''), values[name] ?? ''];
      return from !== '' && to !== '' && to < from;
    });
    setReversed(late?.name);
    if (!late) return url.set(values);
    const field = event.currentTarget.elements.namedItem(late.name) as HTMLElement | null;
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  };
  return (
    <section className="filters" aria-label={t.filters}>
      <button
        type="button"
        className="filters-toggle"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <Icon name="it-funnel" size="sm" /> {t.filters}
        <Icon name={open ? 'it-collapse' : 'it-expand'} size="sm" />
      </button>
      <form
        id={panel}
        role="search"
        hidden={!open}
        className="filters-form"
        onSubmit={search}
        key={JSON.stringify(url.values)}
      >
        {groupsOf(fields).map((group) => {
          const inner = group.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              value={url.values[field.name]}
              fault={field.name === reversed ? t.reversed : undefined}
            />
          ));
          if (group.name === undefined) return inner;
          const set = group.fields.filter(({ name }) => url.active.includes(name)).length;
          return (
            <details key={group.name} className="filter-group">
              <summary>
                {group.name}
                {set > 0 && <span className="filter-group-set">{t.set(set)}</span>}
              </summary>
              <div className="filter-group-fields">{inner}</div>
            </details>
          );
        })}
        <div className="filters-actions">
          <button type="submit" className="btn btn-primary btn-sm" aria-disabled={props.busy === true}>
            {t.search}
          </button>
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={url.clear}>
            {t.reset}
          </button>
        </div>
      </form>
      {url.active.length > 0 && (
        <ul className="filter-chips" aria-label={t.activeFilters}>
          {fields
            .filter(({ name }) => url.active.includes(name))
            .map((field) => (
              <li key={field.name}>
                <button type="button" onClick={() => url.set({ [field.name]: '' } as Partial<Record<Name, string>>)}>
                  <span>{`${field.label}: ${told(field, url.values[field.name])}`}</span>
                  <Icon name="it-close" size="xs" label={t.remove} />
                </button>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
