import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import type { Column } from '../../shared/list/data-table';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { today } from '../../shared/session/clock';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Page } from '../../shared/ui/page';
import { StateBadge } from '../../shared/ui/state-badge';
import { BY_TIPO, isPresent, type Operatore, RUOLI, type Ruolo } from '../../shared/people/operatori';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

const FILTERS = ['testo', 'ruolo', 'stato'] as const;

const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'testo', label: t.search, kind: 'text', wide: true },
  {
    name: 'ruolo',
    label: t.role,
    kind: 'select',
    options: RUOLI.map((value) => ({ value, label: roleName(value) })),
  },
  {
    name: 'stato',
    label: t.state,
    kind: 'select',
    options: [
      { value: 'ATTIVI', label: t.active },
      { value: 'CESSATI', label: t.ceased },
    ],
  },
];

/** How many tipi a person has, over all of her roles that have any. */
function tipiOf({ ruoli }: Operatore, all: number): string {
  const limited = ruoli.filter((one) => isPresent(one, today()) && BY_TIPO.includes(one.ruolo));
  const others = ruoli.some((one) => isPresent(one, today()) && one.ruolo === 'AMMINISTRATORE_ENTE');
  if (others || limited.some(({ tipi }) => tipi === null)) return t.all;
  if (limited.length === 0) return '–';
  return t.some(new Set(limited.flatMap(({ tipi }) => tipi ?? [])).size, all);
}

function Roles({ one }: { readonly one: Operatore }) {
  const present = one.ruoli.filter((role) => isPresent(role, today()));
  if (present.length === 0) return <StateBadge tone="dark" label={t.ceased} />;
  return (
    <ul className="role-list">
      {present.map((role) => (
        <li key={role.ruolo}>
          {roleName(role.ruolo)}
          {role.inScadenza && (
            <>
              {' '}
              <StateBadge tone="warning" label={t.endsSoon} /> <DateText value={role.a} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const columns = (allTipi: number): readonly Column<Operatore>[] => [
  {
    key: 'person',
    header: t.person,
    cell: ({ persona, proprio }) => (
      <>
        {`${persona.cognome} ${persona.nome}`} {proprio && <StateBadge tone="primary" icon="it-user" label={t.you} />}
      </>
    ),
  },
  {
    key: 'code',
    header: t.code,
    cell: ({ persona }) => <code className="text-nowrap">{persona.codiceFiscale ?? '–'}</code>,
  },
  { key: 'email', header: t.email, optional: true, cell: ({ persona }) => persona.email ?? '–' },
  { key: 'roles', header: t.roles, cell: (one) => <Roles one={one} /> },
  { key: 'tipi', header: t.tipi, cell: (one) => tipiOf(one, allTipi) },
  {
    key: 'seen',
    header: t.lastSeen,
    cell: ({ ultimoAccesso }) => (ultimoAccesso === null ? t.never : <DateText value={ultimoAccesso} />),
  },
];

/** E-05: who may work for the ente. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { every } = useTipiDovuto();
  const url = useListUrl(FILTERS);
  const { values, cursor } = url;
  const base = officePath(codiceIpa, 'admin', 'operatori');
  const query = useQuery({
    queryKey: ['operatori', codiceIpa, values, cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/operatori', {
        path: { ente: codiceIpa },
        query: {
          ...(values.testo === '' ? {} : { testo: values.testo }),
          ...(values.ruolo === '' ? {} : { ruolo: values.ruolo as Ruolo }),
          ...(values.stato === '' ? {} : { stato: values.stato as 'ATTIVI' | 'CESSATI' }),
          ...(cursor === undefined ? {} : { cursore: cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may('operatore.manage') && (
          <Link className="btn btn-primary btn-sm" to={`${base}/nuovo`}>
            {t.add}
          </Link>
        )
      }
    >
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={columns(every.length)}
        rowKey={({ persona }) => persona.id}
        rowLink={({ persona }) => `${base}/${persona.id}`}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
      />
    </Page>
  );
}
