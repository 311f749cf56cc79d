import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

/** I-02: the enti of the intermediary. */
export function Screen() {
  return (
    <Page title={t.title}>
      <Skeleton rows={8} />
    </Page>
  );
}
