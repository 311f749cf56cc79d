import { Link, useSearchParams } from 'react-router-dom';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { officePath } from '../../shared/routing/address';
import { OneBox } from '../../shared/search/one-box';
import { useEnte } from '../../shared/session/use-ente';
import { Empty } from '../../shared/ui/empty';
import { MissingParts } from '../../shared/ui/missing-parts';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { FoundDovuti, FoundInPivot, FoundPayments } from './results';
import { t } from './texts';
import { useSearch } from './use-search';

/** What the one box found: debts, receipts, flows and movements, each leading to its own screen. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const [search] = useSearchParams();
  const text = search.get('q') ?? '';
  const base = officePath(codiceIpa);
  const tipi = useTipiDovuto();
  const { dovuti, payments, cash, waiting, missing, retry, nothing } = useSearch(text);
  return (
    <Page title={t.title}>
      <OneBox text={text} />
      <MissingParts parts={missing} onRetry={retry} />
      <div aria-live="polite">
        {waiting && <Skeleton rows={6} />}
        {dovuti && <FoundDovuti found={dovuti} base={base} nameOf={tipi.nameOf} />}
        {payments && <FoundPayments found={payments} base={base} />}
        {cash && <FoundInPivot found={cash} ipa={codiceIpa} />}
        {nothing && (
          <Empty title={t.none} icon="it-search">
            <p>{t.noneHint}</p>
            <Link className="btn btn-outline-primary btn-sm" to={`${base}/dovuti`}>
              {t.list}
            </Link>
          </Empty>
        )}
      </div>
    </Page>
  );
}
