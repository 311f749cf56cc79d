import { formatDay, formatInstant } from '../i18n/format';
import { roleName } from '../session/role-names';
import { t } from './texts';

/** So many fields, each of at most so many characters, are read at a glance; what is more waits behind a word. */
const AT_A_GLANCE = 4;
const SHORT = 90;

interface Field {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T.*Z$/;

function told(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((one) => told(one) ?? '–').join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value as string | number);
  if (DAY.test(text)) return formatDay(text);
  return INSTANT.test(text) ? formatInstant(text) : text;
}

const valueOf = (name: string, value: unknown): string | undefined =>
  name === 'ruolo' && typeof value === 'string' ? roleName(value) : told(value);

const valuesOf = (side: unknown): Readonly<Record<string, unknown>> =>
  typeof side === 'object' && side !== null ? (side as Record<string, unknown>) : {};

/** The fields of which one side says something, each with what it was and what it became. */
function fieldsOf(before: unknown, after: unknown): readonly Field[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((name) => ({ name, before: valueOf(name, was[name]), after: valueOf(name, is[name]) }))
    .filter((field) => field.before !== undefined || field.after !== undefined);
}

function Fields({ fields }: { readonly fields: readonly Field[] }) {
  return (
    <ul className="change-fields">
      {fields.map(({ name, before, after }) => (
        <li key={name}>
          <span className="soft">{name}</span> {before !== undefined && <del>{before}</del>}
          {before !== undefined && ' → '}
          {after ?? (before === undefined ? '–' : t.nothing)}
        </li>
      ))}
    </ul>
  );
}

const isShort = ({ before = '', after = '' }: Field): boolean => before.length + after.length <= SHORT;

/** What a change changed, as far as it is read at a glance, and the rest when asked. */
export function ChangedFields({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const fields = fieldsOf(before, after);
  if (fields.length === 0) return <span>{'–'}</span>;
  const first = fields.filter(isShort).slice(0, AT_A_GLANCE);
  const rest = fields.filter((field) => !first.includes(field));
  return (
    <>
      {first.length > 0 && <Fields fields={first} />}
      {rest.length > 0 && (
        <details className="change-more">
          <summary>{first.length === 0 ? t.fields(rest.length) : t.moreFields(rest.length)}</summary>
          <Fields fields={rest} />
        </details>
      )}
    </>
  );
}
