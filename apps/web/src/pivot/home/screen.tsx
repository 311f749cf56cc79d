import { useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { AnomalieByClass, FlussiByVerdetto } from './breakdown';
import { DayLine } from './day-line';
import { KeyFigures } from './key-figures';
import { MonthsPanel } from './months-panel';
import { Places } from './places';
import { t } from './texts';

/** P-01: where the money of the ente stands today, and the ways to each list. */
export function Screen() {
  const { codiceIpa: ipa, denominazione, may } = useEnte();
  return (
    <Page title={t.title} lead={<p>{t.lead(denominazione)}</p>}>
      {may('pivot.view') && <Figures ipa={ipa} />}
      <Places />
    </Page>
  );
}

function Figures({ ipa }: { readonly ipa: string }) {
  const ask = { path: { ente: ipa } };
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ipa, 'home'],
    queryFn: async ({ signal }) => {
      const [day, counters, all] = await Promise.all([
        pivotOffice.get('/enti/{ente}/pivot/giornata', { ...ask, signal }),
        pivotOffice.get('/enti/{ente}/pivot/classi', { ...ask, signal }),
        pivotOffice.get('/enti/{ente}/pivot/pagamenti/totale', { ...ask, signal }),
      ]);
      return { day, counters, all };
    },
  });
  if (!data) return error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={10} />;
  const { day, counters, all } = data;
  return (
    <>
      <DayLine day={day} counters={counters} all={all} />
      <KeyFigures ipa={ipa} counters={counters} all={all} />
      <MonthsPanel ipa={ipa} updated={day.classificazione} />
      <div className="pivot-two">
        <AnomalieByClass ipa={ipa} counters={counters} />
        <FlussiByVerdetto ipa={ipa} counters={counters} />
      </div>
    </>
  );
}
