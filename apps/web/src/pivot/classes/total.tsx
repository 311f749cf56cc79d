import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import type { ListUrl } from '../../shared/list/use-list-url';
import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, type FilterName } from './classe-table';
import { questionOf } from './question';
import { t } from './texts';

/** How many rows the result has and how much they make: of all its rows, whatever the filter, up to where pivot counts. */
export function Total({
  ipa,
  classe,
  url,
}: {
  readonly ipa: string;
  readonly classe: Classe;
  readonly url: ListUrl<FilterName>;
}) {
  const { door } = CLASSE_TABLE[classe];
  const query = questionOf(classe, url);
  const { data } = useQuery({
    queryKey: ['pivot', ipa, 'totale', door, query],
    queryFn: ({ signal }) =>
      pivotOffice.get(`/enti/{ente}/pivot/${door}/totale`, { path: { ente: ipa }, query: query as never, signal }),
    placeholderData: keepPreviousData,
  });
  if (!data) return null;
  const { numero, importo, oltre } = data;
  const told = t.total(formatCount(numero), numero, formatMoney(importo), t.units[door]);
  return (
    <p className="pivot-total" role="status" aria-label={t.totalLabel}>
      {oltre ? t.over(told) : told}
    </p>
  );
}
