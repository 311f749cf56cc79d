import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/i18n/format';
import { importPath } from '../../shared/pivot/paths';
import type { Counters, Day } from '../../shared/pivot/types';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Icon, type IconName } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { type Figure, flussi, percent, reconciled } from './figures';
import { t } from './texts';

type StepState = 'done' | 'waiting' | 'toDo';

const ICONS: Readonly<Record<StepState, IconName>> = {
  done: 'it-check',
  waiting: 'it-clock',
  toDo: 'it-upload',
};

function Step(props: {
  readonly day?: string;
  readonly state: StepState;
  readonly title: string;
  readonly at: string | undefined;
  readonly children?: ReactNode;
}) {
  const { state } = props;
  return (
    <li className={`day-step day-step-${state}`}>
      {props.day !== undefined && <span className="day-name">{props.day}</span>}
      <span className="day-dot">
        <Icon name={ICONS[state]} size="sm" label={t[state]} />
      </span>
      <div>
        <h3 className="h5">{props.title}</h3>
        <p className="day-at">{props.at === undefined ? t.never : <DateText value={props.at} />}</p>
        {props.children}
      </div>
    </li>
  );
}

/** Day X and day X+1: the five steps from the payment to its crossing with the cash, each with when it last happened and how much. */
export function DayLine({
  day,
  counters,
  all,
}: {
  readonly day: Day;
  readonly counters: Counters;
  readonly all: Figure;
}) {
  const { codiceIpa, may } = useEnte();
  const done = (at: string | undefined): StepState => (at === undefined ? 'waiting' : 'done');
  const total = flussi(counters);
  const cashed = flussi(counters, ['OK', 'PUNTUALE', 'OK+DIV_IMP']);
  const ends = reconciled(counters);
  const share = percent(ends.numero, all.numero);
  return (
    <section className="panel" aria-labelledby="day-line">
      <h2 id="day-line" className="h4">
        {t.dayLine}
      </h2>
      <ol className="day-line">
        <li className="day-step day-step-start">
          <span className="day-name">{t.dayX}</span>
          <span className="day-dot">
            <Icon name="it-card" size="sm" />
          </span>
          <div>
            <h3 className="h5">{t.paid}</h3>
            <p className="day-at">{t.paidHint}</p>
          </div>
        </li>
        <Step day={t.dayNext} state={done(day.flusso)} title={t.report} at={day.flusso}>
          <p>{t.flows(formatCount(total), total)}</p>
        </Step>
        <Step state={done(day.ricevuta)} title={t.receipts} at={day.ricevuta}>
          <p>
            {t.payments(formatCount(all.numero), all.numero)}
            <br />
            <Money euro={all.importo} strong />
          </p>
        </Step>
        <Step state={done(day.ultimaValuta)} title={t.credits} at={day.ultimaValuta}>
          <p>{t.creditedFlows(formatCount(cashed), formatCount(total))}</p>
        </Step>
        <Step state={day.giornale === undefined ? 'toDo' : 'done'} title={t.journal} at={day.giornale}>
          {may('pivot.import') && (
            <p>
              <Link to={importPath(codiceIpa)}>{t.load}</Link>
            </p>
          )}
        </Step>
        <Step state={done(day.classificazione)} title={t.crossing} at={day.classificazione}>
          <p>
            {share !== undefined && t.reconciledShare(share)}
            <br />
            <Money euro={ends.importo} strong />
          </p>
        </Step>
      </ol>
    </section>
  );
}
