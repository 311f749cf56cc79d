import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../api/doors';
import { formatCount, formatMoney } from '../i18n/format';
import { t } from './total-texts';

/** The lists of MyPivot that have a total. */
export type TotalDoor = keyof typeof t.units;

/** How many rows a result has and how much they make, in words; `oltre`: there are more, which nobody counted. */
export function TotalLine({
  of,
  total: { numero, importo, oltre },
}: {
  readonly of: keyof typeof t.units | 'righe';
  readonly total: { readonly numero: number; readonly importo: string; readonly oltre: boolean };
}) {
  const { one, more } = of === 'righe' ? t.rows : t.units[of];
  const told = t.total(formatCount(numero), numero, formatMoney(importo), one, more);
  return (
    <p className="pivot-total" role="status" aria-label={t.label}>
      {oltre ? t.over(told) : told}
    </p>
  );
}

/** The total of all the rows that a list of MyPivot has for these filters, up to where pivot counts. */
export function ResultTotal(props: {
  readonly ipa: string;
  readonly door: TotalDoor;
  /** The filters as the door calls them, without the cursor. */
  readonly question: Readonly<Record<string, string>>;
}) {
  const { ipa, door, question } = props;
  const { data } = useQuery({
    queryKey: ['pivot', ipa, 'totale', door, question],
    queryFn: ({ signal }) =>
      pivotOffice.get(`/enti/{ente}/pivot/${door}/totale`, {
        path: { ente: ipa },
        query: question as never,
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
  });
  return data ? <TotalLine of={door} total={data} /> : null;
}
