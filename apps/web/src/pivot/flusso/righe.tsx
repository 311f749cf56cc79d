import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { formatMoney } from '../../shared/i18n/format';
import { pagamentoPath } from '../../shared/pivot/paths';
import { TotalLine } from '../../shared/pivot/result-total';
import type { Riga } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

const FILTERS = ['iuv', 'esito', 'importo', 'soloDifferenze', 'senzaRicevuta'] as const;
const fields: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'iuv', label: t.iuv, kind: 'text' },
  {
    name: 'esito',
    label: t.esito,
    kind: 'select',
    options: Object.entries(words.esiti).map(([value, name]) => ({ value, label: `${value} – ${name}` })),
  },
  { name: 'importo', label: t.importo, kind: 'money' },
  { name: 'soloDifferenze', label: t.soloDifferenze, kind: 'flag' },
  { name: 'senzaRicevuta', label: t.senzaRicevuta, kind: 'flag' },
];

const outcome = (esito: string): string => (words.esiti as Readonly<Record<string, string>>)[esito] ?? esito;

/** The rows of a flow by what they say and how they agree with their receipts, and what they make; a row leads to its payment. */
export function Righe(props: { readonly ipa: string; readonly psp: string; readonly iuf: string }) {
  const { ipa, psp, iuf } = props;
  const url = useListUrl(FILTERS);
  const tipi = useTipiDovuto('pivot.view');
  const set = Object.fromEntries(url.active.map((name) => [name, url.values[name]]));
  const question = url.cursor === undefined ? set : { ...set, cursore: url.cursor };
  const total = useQuery({
    queryKey: ['pivot', ipa, 'righe', psp, iuf, 'totale', set],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi/{psp}/{iuf}/righe/totale', {
        path: { ente: ipa, psp, iuf },
        query: set,
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
  }).data;
  const query = useQuery({
    queryKey: ['pivot', ipa, 'righe', psp, iuf, question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi/{psp}/{iuf}/righe', {
        path: { ente: ipa, psp, iuf },
        query: question,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby="righe">
      <h2 id="righe" className="h4">
        {t.rows}
      </h2>
      <FilterPanel fields={fields} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.rows}
        toolbar={total && <TotalLine of="righe" total={total} />}
        rowKey={({ riga }) => String(riga)}
        rowLink={(riga) => pagamentoPath(ipa, riga)}
        empty={{ title: t.noRows }}
        columns={[
          { key: 'iuv', header: t.iuv, cell: ({ iuv }) => <code className="text-nowrap">{iuv}</code> },
          { key: 'riga', header: t.riga, numeric: true, optional: true, cell: ({ riga }) => riga },
          {
            key: 'tipo',
            header: t.tipo,
            cell: ({ tipoDovuto }) => (tipoDovuto === undefined ? t.none : tipi.nameOf(tipoDovuto)),
          },
          { key: 'pagatore', header: t.pagatore, cell: ({ debitore }) => debitore?.anagrafica ?? t.none },
          { key: 'iur', header: t.iur, optional: true, cell: ({ iur }) => <code>{iur}</code> },
          { key: 'importo', header: t.importo, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
          {
            key: 'esito',
            header: t.esito,
            cell: ({ esito, revocata }) => (revocata ? t.revoked : outcome(esito)),
          },
          { key: 'data', header: t.dataEsito, cell: ({ dataEsito }) => <DateText value={dataEsito} /> },
          {
            key: 'ricevuta',
            header: t.ricevuta,
            cell: (riga) => <Receipt riga={riga} />,
          },
        ]}
      />
    </section>
  );
}

/** Whether a row has its receipt, and by how much it differs from it. */
function Receipt({ riga: { conRicevuta, scarto, revocata } }: { readonly riga: Riga }) {
  const differs = scarto !== undefined && !/^-?0\.00$/.test(scarto) && !revocata;
  if (!differs) return <StateBadge tone={conRicevuta ? 'success' : 'danger'} label={conRicevuta ? t.has : t.hasNot} />;
  return (
    <>
      <StateBadge tone="warning" label={t.differs} />
      <small className="chain-gap d-block">
        {t.byHowMuch(`${scarto.startsWith('-') ? '' : '+'}${formatMoney(scarto)}`)}
      </small>
    </>
  );
}
