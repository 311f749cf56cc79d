import { formatMoney } from '../i18n/format';

/** An amount of the wire (`1234.50`): right-aligned in tables by its class, never broken over two lines. */
export function Money({
  euro,
  strong = false,
}: {
  readonly euro: string | null | undefined;
  readonly strong?: boolean;
}) {
  if (euro === null || euro === undefined) return <span className="money">{'–'}</span>;
  const text = formatMoney(euro);
  return strong ? <strong className="money">{text}</strong> : <span className="money">{text}</span>;
}
