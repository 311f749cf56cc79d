import { useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import type { ListUrl } from '../../shared/list/use-list-url';
import type { Classe, Counters } from '../../shared/pivot/types';
import { CLASSE_TABLE, type FilterName } from './classe-table';
import { t } from './texts';

/** How many rows the result has and how much they make; of notifications and movements only while no filter is set. */
export function Total(props: {
  readonly ipa: string;
  readonly classe: Classe;
  readonly url: ListUrl<FilterName>;
  readonly counters: Counters;
}) {
  const { ipa, classe, url, counters } = props;
  const filtered = CLASSE_TABLE[classe].door === 'pagamenti' && url.active.length > 0;
  const set = Object.fromEntries(url.active.map((name) => [name, url.values[name]]));
  const { data } = useQuery({
    queryKey: ['pivot', ipa, 'totale', classe, set],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/pagamenti/totale', {
        path: { ente: ipa },
        query: { ...set, classe: classe as never },
        signal,
      }),
    enabled: filtered,
  });
  const counter = counters.classi.find((one) => one.classe === classe);
  const total = filtered ? data : url.active.length === 0 ? counter : undefined;
  if (!total) return null;
  return (
    <p className="pivot-total" aria-label={t.totalLabel}>
      {t.total(formatCount(total.numero), total.numero, formatMoney(total.importo))}
    </p>
  );
}
