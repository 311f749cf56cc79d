import { useSearchParams } from 'react-router-dom';
import { Page } from '../../shared/ui/page';
import { InMyName } from './in-my-name';
import { PaidByMe } from './paid-by-me';
import { t } from './texts';
import { YearArchive } from './year-archive';

/** C-23: what is over in one's own name, or what one has paid oneself; both with their receipts. */
export function Screen() {
  const [search, setSearch] = useSearchParams();
  const paid = search.get('vista') === 'pagate';
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="view-switch" role="group" aria-label={t.views}>
        <button type="button" aria-pressed={!paid} onClick={() => setSearch({})}>
          {t.inMyName}
        </button>
        <button type="button" aria-pressed={paid} onClick={() => setSearch({ vista: 'pagate' })}>
          {t.paidByMe}
        </button>
      </div>
      {paid ? <PaidByMe /> : <InMyName />}
      <YearArchive role={paid ? 'PAGATE' : 'INTESTATE'} />
    </Page>
  );
}
