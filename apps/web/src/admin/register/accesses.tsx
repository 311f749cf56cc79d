import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import type { Column } from '../../shared/list/data-table';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { StateBadge, type Tone } from '../../shared/ui/state-badge';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

type Access = components['schemas']['AccessView'];
type Action = Access['azione'];

const FILTERS = ['azione', 'dal', 'al', 'persona'] as const;

const ACTIONS = Object.keys(t.actions) as readonly Action[];
const TONES: Readonly<Record<Action, Tone>> = {
  LOGIN_OK: 'success',
  LOGIN_KO: 'danger',
  LOGOUT: 'secondary',
  SESSIONE_REVOCATA: 'warning',
  ACCESSO_NEGATO: 'danger',
  EXPORT_DOWNLOAD: 'info',
};

const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  {
    name: 'azione',
    label: t.action,
    kind: 'select',
    options: ACTIONS.map((value) => ({ value, label: t.actions[value] })),
  },
  { name: 'dal', label: t.from, kind: 'date' },
  { name: 'al', label: t.to, kind: 'date' },
];

/** Who it was, as far as this ente knows; a person of its own leads to her lines alone. */
function Who({ line, onPick }: { readonly line: Access; readonly onPick: (id: string) => void }) {
  if (line.persona) {
    const { id, nome, cognome } = line.persona;
    const name = `${nome} ${cognome}`;
    return (
      <button type="button" className="btn-plain" aria-label={t.only(name)} onClick={() => onPick(id)}>
        {name}
      </button>
    );
  }
  if (line.client !== null) return t.program(line.client);
  return line.azione === 'ACCESSO_NEGATO' ? t.nobody : t.unknown;
}

/** What was taken or refused, and for which reason on the ente's behalf. */
function Detail({ line: { dettaglio, perConto } }: { readonly line: Access }) {
  if (perConto === null) return dettaglio ?? '–';
  return (
    <span className="two-lines">
      <span>{dettaglio}</span>
      <small>{t.onBehalf(perConto)}</small>
    </span>
  );
}

/** The register of accesses of the ente, newest first. */
export function Accesses() {
  const { codiceIpa, may } = useEnte();
  const url = useListUrl(FILTERS);
  const { values, cursor } = url;
  const query = useQuery({
    queryKey: ['registro-accessi', codiceIpa, values, cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/registro-accessi', {
        path: { ente: codiceIpa },
        query: {
          ...(values.azione === '' ? {} : { azione: values.azione as Action }),
          ...(values.dal === '' ? {} : { dal: values.dal }),
          ...(values.al === '' ? {} : { al: values.al }),
          ...(values.persona === '' ? {} : { persona: values.persona }),
          ...(cursor === undefined ? {} : { cursore: cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Access>[] = [
    { key: 'when', header: t.when, cell: (line) => <DateText value={line.ts} /> },
    { key: 'who', header: t.who, cell: (line) => <Who line={line} onPick={(id) => url.set({ persona: id })} /> },
    {
      key: 'what',
      header: t.what,
      cell: (line) => <StateBadge tone={TONES[line.azione]} label={t.actions[line.azione]} />,
    },
    { key: 'detail', header: t.detail, cell: (line) => <Detail line={line} /> },
  ];
  return (
    <>
      <p className="soft">{t.accessNote}</p>
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      {values.persona !== '' && (
        <p>
          {t.onlyOne}{' '}
          <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => url.set({ persona: '' })}>
            {t.everybody}
          </button>{' '}
          {may('operatore.read') && (
            <Link to={officePath(codiceIpa, 'admin', 'operatori', values.persona)}>{t.person}</Link>
          )}
        </p>
      )}
      <ListView
        query={query}
        url={url}
        caption={t.accessCaption}
        columns={columns}
        rowKey={(line) => `${line.ts}|${line.correlationId}|${line.azione}`}
        empty={{ title: t.empty }}
      />
    </>
  );
}
