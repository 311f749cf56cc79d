import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/i18n/format';
import { anomaliePath, flussiPath, reconciledPath } from '../../shared/pivot/paths';
import type { Counters } from '../../shared/pivot/types';
import { Money } from '../../shared/ui/money';
import { anomalie, type Figure, flussi, percent, reconciled, unmatched } from './figures';
import { t } from './texts';

const FAILING = ['NO_TES', 'DIV_IMP', 'OK+DIV_IMP'] as const;

function KeyFigure(props: {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly label: string;
  readonly value: string;
  readonly to: string;
  readonly children: ReactNode;
}) {
  return (
    <li className={`key-figure key-figure-${props.tone}`}>
      <Link to={props.to}>{props.label}</Link>
      <strong>{props.value}</strong>
      <span>{props.children}</span>
    </li>
  );
}

/** The four figures to look at first; each opens the list behind it. */
export function KeyFigures(props: { readonly ipa: string; readonly counters: Counters; readonly all: Figure }) {
  const { ipa, counters, all } = props;
  const ends = reconciled(counters);
  const open = anomalie(counters).filter(({ numero }) => numero > 0);
  const failing = flussi(counters, FAILING);
  const lost = unmatched(counters);
  const share = percent(ends.numero, all.numero);
  const tone = (n: number) => (n === 0 ? 'success' : 'danger');
  const firstFailing = FAILING.find((verdetto) => (counters.verdetti[verdetto] ?? 0) > 0);
  return (
    <section aria-label={t.figures}>
      <ul className="key-figures">
        <KeyFigure
          tone="success"
          label={t.reconciled}
          value={share === undefined ? '–' : `${share}%`}
          to={reconciledPath(ipa)}
        >
          {t.payments(formatCount(ends.numero), ends.numero)} · <Money euro={ends.importo} />
        </KeyFigure>
        <KeyFigure
          tone={tone(open.length)}
          label={t.anomalie}
          value={formatCount(open.reduce((sum, { numero }) => sum + numero, 0))}
          to={anomaliePath(ipa, open[0]?.classe)}
        >
          {t.anomalieIn(open.length)}
        </KeyFigure>
        <KeyFigure
          tone={tone(failing)}
          label={t.failing}
          value={formatCount(failing)}
          to={flussiPath(ipa, firstFailing && { verdetto: firstFailing })}
        >
          {t.failingHint(formatCount(flussi(counters)))}
        </KeyFigure>
        <KeyFigure
          tone={lost.numero === 0 ? 'success' : 'warning'}
          label={t.unmatched}
          value={formatCount(lost.numero)}
          to={anomaliePath(ipa, 'TES_NO_MATCH')}
        >
          {t.bollette(lost.numero)} · <Money euro={lost.importo} />
        </KeyFigure>
      </ul>
    </section>
  );
}
