import { useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../../shared/api/doors';
import { FilterPanel, type FilterField } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { useEnte } from '../../shared/session/use-ente';
import { Page } from '../../shared/ui/page';
import { COLUMNS } from './columns';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

type Name = 'testo' | 'stato' | 'spontaneo' | 'tassonomia';
const NAMES = ['testo', 'stato', 'spontaneo', 'tassonomia'] as const;
const YES_NO = [
  { value: 'si', label: t.yes },
  { value: 'no', label: t.no },
];
const FIELDS: readonly FilterField<Name>[] = [
  { name: 'testo', label: t.search, kind: 'text' },
  {
    name: 'stato',
    label: t.state,
    kind: 'select',
    options: [
      { value: 'si', label: t.on },
      { value: 'no', label: t.off },
    ],
  },
  { name: 'spontaneo', label: t.spontaneo, kind: 'select', options: YES_NO },
  {
    name: 'tassonomia',
    label: t.taxonomy,
    kind: 'select',
    options: [
      { value: 'VALIDA', label: t.valid },
      { value: 'IN_SCADENZA', label: t.expiring },
      { value: 'SCADUTA', label: t.expired },
      { value: 'MANCA', label: t.noTaxonomy },
    ],
  },
];

/** E-03: the kinds of debt of an ente. They are few and come whole, so that filters work on what is here. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const base = officePath(codiceIpa, 'admin');
  const url = useListUrl(NAMES);
  const { testo, stato: state, spontaneo, tassonomia: taxonomy } = url.values;
  const agrees = (wanted: string, is: boolean) => wanted === '' || (wanted === 'si') === is;
  const query = useQuery({
    queryKey: ['tipi-dovuto', codiceIpa],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/tipi-dovuto', { path: { ente: codiceIpa }, signal, background: true }),
    select: ({ elementi }) => ({
      elementi: elementi
        .filter((tipo) => `${tipo.codice} ${tipo.descrizione}`.toLowerCase().includes(testo.toLowerCase()))
        .filter((tipo) => agrees(state, tipo.attivo) && agrees(spontaneo, tipo.spontaneo === true))
        .filter(({ statoTassonomia, marcaDaBollo }) => {
          const has = statoTassonomia ?? (marcaDaBollo ? '' : 'MANCA');
          return taxonomy === '' || taxonomy === has;
        })
        .toSorted((a, b) => a.descrizione.localeCompare(b.descrizione, 'it')),
      cursore: null,
    }),
  });
  return (
    <Page title={t.title} lead={t.lead} breadcrumb={[{ to: base, label: t.admin }]}>
      <FilterPanel fields={FIELDS} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={COLUMNS}
        rowKey={({ codice }) => codice}
        rowLink={({ codice }) => `${base}/tipi/${encodeURIComponent(codice)}`}
        empty={{ title: t.empty }}
      />
    </Page>
  );
}
