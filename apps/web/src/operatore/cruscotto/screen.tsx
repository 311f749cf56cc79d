import { useSearchParams } from 'react-router-dom';
import type { components } from '../../shared/api/schema/dovuti';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { formatDay } from '../../shared/i18n/format';
import { officePath } from '../../shared/routing/address';
import { OneBox } from '../../shared/search/one-box';
import { useEnte } from '../../shared/session/use-ente';
import { MissingParts } from '../../shared/ui/missing-parts';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { Alerts, alertsOf } from './alerts';
import { GettingStarted } from './getting-started';
import { LatestImports } from './latest-imports';
import { DueChart, PaymentsChart } from './payments-chart';
import { t } from './texts';
import { PerTipo, Tiles } from './tiles';
import { PERIODS, useCruscotto } from './use-cruscotto';
import { ChannelChart, OutcomeChart } from './ways';

type Figures = components['schemas']['CruscottoView'];

const isNew = ({ aperti, chiusi }: Figures): boolean =>
  aperti.every(({ numero }) => numero === 0) &&
  chiusi.every(({ periodo, precedente }) => periodo.numero === 0 && precedente.numero === 0);

/** O-03: how the ente stands, each figure leading to the list behind it. */
export function Screen() {
  const { codiceIpa, denominazione, may } = useEnte();
  const base = officePath(codiceIpa);
  const [search, setSearch] = useSearchParams();
  const period = PERIODS.find((one) => one === search.get('periodo')) ?? '30g';
  const tipi = useTipiDovuto();
  const { figures, figuresWaiting, summary, imports, importsWaiting, missing, retry } = useCruscotto(period);
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
      <MissingParts parts={missing} onRetry={retry} />
      {figuresWaiting && <Skeleton rows={8} />}
      {figures && (
        <p className="list-note">
          {t.fromTo(formatDay(figures.da), formatDay(figures.a))}
          {figures.limitato && ` · ${t.limited}`}
        </p>
      )}
      <Alerts alerts={alertsOf(base, imports ?? [], summary, may('rt.download'))} />
      {figures && (isNew(figures) ? <GettingStarted base={base} /> : <Tiles figures={figures} base={base} />)}
      <div className="detail-columns">
        <div>
          {figures && <PaymentsChart figures={figures} />}
          {figures && figures.perTipo.length > 0 && <PerTipo figures={figures} base={base} nameOf={tipi.nameOf} />}
          {figures && <DueChart figures={figures} base={base} />}
        </div>
        <div>
          {may('flusso.read.own') && <LatestImports imports={imports} waiting={importsWaiting} base={base} />}
          {summary && <ChannelChart summary={summary} />}
          {summary && <OutcomeChart summary={summary} />}
        </div>
      </div>
    </Page>
  );
}
