import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/dovuti';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { formatDay } from '../../shared/i18n/format';
import { OneBox } from '../../shared/search/one-box';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { LatestImports } from './latest-imports';
import { PaymentsChart } from './payments-chart';
import { t } from './texts';
import { PerTipo, Tiles } from './tiles';

const PERIODS = ['oggi', '7g', '30g', 'anno'] as const;
type Figures = components['schemas']['CruscottoView'];

const isNew = ({ aperti, chiusi }: Figures): boolean =>
  aperti.every(({ numero }) => numero === 0) && chiusi.every(({ periodo }) => periodo.numero === 0);

function GettingStarted({ base }: { readonly base: string }) {
  const { may } = useEnte();
  return (
    <section className="panel" aria-labelledby="start">
      <h2 id="start" className="h4">
        {t.start}
      </h2>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="form-actions">
        {may('dovuto.write') && (
          <Link className="btn btn-primary" to={`${base}/dovuti/nuovo`}>
            {t.insert}
          </Link>
        )}
        {may('flusso.import') && (
          <Link className="btn btn-outline-primary" to={`${base}/flussi/import`}>
            {t.upload}
          </Link>
        )}
      </div>
    </section>
  );
}

/** O-03: how the ente stands, each figure leading to the list behind it. */
export function Screen() {
  const { codiceIpa, denominazione, may } = useEnte();
  const base = `/bo/${codiceIpa.toLowerCase()}`;
  const [search, setSearch] = useSearchParams();
  const period = PERIODS.find((one) => one === search.get('periodo')) ?? '30g';
  const tipi = useTipiDovuto();
  const { data, error, refetch } = useQuery({
    queryKey: ['dovuti', codiceIpa, 'cruscotto', period],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/cruscotto', { path: { ente: codiceIpa }, query: { periodo: period }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} lead={denominazione}>
      <OneBox />
      <div className="view-switch" role="group" aria-label={t.period}>
        {PERIODS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === period}
            onClick={() => setSearch({ periodo: one }, { replace: true })}
          >
            {t.periods[one]}
          </button>
        ))}
      </div>
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          <p className="list-note">
            {t.fromTo(formatDay(data.da), formatDay(data.a))}
            {data.limitato && ` · ${t.limited}`}
          </p>
          {isNew(data) ? <GettingStarted base={base} /> : <Tiles figures={data} base={base} />}
          <div className="detail-columns">
            <div>
              <PaymentsChart figures={data} />
              {data.perTipo.length > 0 && <PerTipo figures={data} base={base} nameOf={tipi.nameOf} />}
            </div>
            {may('flusso.read.own') && <LatestImports base={base} />}
          </div>
        </>
      )}
    </Page>
  );
}
