import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import type { Column } from '../../shared/list/data-table';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { t } from './texts';

type Change = components['schemas']['ChangeView'];

const FILTERS = [] as const;

const PERSON = /^persona:/;

/** What it was done to: a person with her role, or the key of the thing. */
function subjectOf({ oggettoTipo, oggettoId, nomeOggetto }: Change): string {
  const name = nomeOggetto ?? oggettoId.split('|')[0] ?? '';
  if (oggettoTipo === 'ASSEGNAZIONE') return `${name} · ${roleName(oggettoId.split('|')[1] ?? '')}`;
  return oggettoTipo === 'UTENTE' ? name : oggettoId;
}

function told(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.map(told).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}

/** The fields that changed, one a line. */
function Fields({ values }: { readonly values: unknown }) {
  if (typeof values !== 'object' || values === null) return <span>{'–'}</span>;
  return (
    <ul className="change-fields">
      {Object.entries(values).map(([name, value]) => (
        <li key={name}>
          <span className="soft">{name}</span> {told(value)}
        </li>
      ))}
    </ul>
  );
}

const columns: readonly Column<Change>[] = [
  { key: 'when', header: t.when, cell: (line) => <DateText value={line.ts} /> },
  {
    key: 'who',
    header: t.who,
    cell: ({ attore, nomeAttore }) => nomeAttore ?? (PERSON.test(attore) ? t.unknown : t.program(attore)),
  },
  {
    key: 'what',
    header: t.what,
    cell: ({ azione: action }) => (action in t.acts ? t.acts[action as keyof typeof t.acts] : <code>{action}</code>),
  },
  { key: 'subject', header: t.subject, cell: subjectOf },
  { key: 'before', header: t.before, cell: ({ prima }) => <Fields values={prima} /> },
  { key: 'after', header: t.after, cell: ({ dopo }) => <Fields values={dopo} /> },
  { key: 'reason', header: t.reason, optional: true, cell: ({ motivo }) => motivo ?? '–' },
];

/** The register of changes of the ente's configuration, newest first. */
export function Changes() {
  const { codiceIpa } = useEnte();
  const url = useListUrl(FILTERS);
  const { cursor } = url;
  const query = useQuery({
    queryKey: ['registro', codiceIpa, cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/registro', {
        path: { ente: codiceIpa },
        query: cursor === undefined ? {} : { cursore: cursor },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="soft">{t.changesNote}</p>
      <ListView
        query={query}
        url={url}
        caption={t.changesCaption}
        columns={columns}
        rowKey={(line) => `${line.ts}|${line.azione}|${line.oggettoId}`}
        empty={{ title: t.empty }}
      />
    </>
  );
}
