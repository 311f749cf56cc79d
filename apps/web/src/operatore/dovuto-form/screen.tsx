import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { addressOf, officePath } from '../../shared/routing/address';
import { today } from '../../shared/session/clock';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { EditDovuto } from './edit-dovuto';
import { NewDovuto } from './new-dovuto';
import { t } from './texts';
import { emptyValues, freshIud, toValues } from './values';

/** O-06: a new debt, one like another, or another content for one that is still to be paid. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const { iud } = useParams();
  const [search] = useSearchParams();
  const source = iud ?? search.get('da') ?? undefined;
  const base = officePath(codiceIpa);
  const [fresh] = useState(() => freshIud(today()));
  const { data, error, refetch } = useQuery({
    queryKey: ['dovuti', codiceIpa, 'one', source],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/dovuti/{iud}', { path: { ente: codiceIpa, iud: source ?? '' }, signal }),
    enabled: source !== undefined,
    staleTime: 0,
  });
  // A choice that is found again, or was there, needs its option.
  const { ready } = useTipiDovuto('dovuto.write');
  const list = { to: `${base}/dovuti`, label: t.list };
  const crumbs =
    iud === undefined ? [list] : [list, { to: addressOf(base, 'dovuti', iud), label: data?.causale ?? iud }];
  return (
    <Page title={iud === undefined ? t.newTitle : t.editTitle} breadcrumb={crumbs}>
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {source !== undefined && !data && !error && <Skeleton rows={8} />}
      {ready && iud !== undefined && data && <EditDovuto dovuto={data} base={base} />}
      {ready && iud === undefined && (source === undefined || data) && (
        <NewDovuto
          initial={data ? toValues(data, fresh) : emptyValues(fresh)}
          base={base}
          draft={`dovuto ${codiceIpa} nuovo ${source ?? ''}`}
        />
      )}
    </Page>
  );
}
