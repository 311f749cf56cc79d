import type { components } from '../../shared/api/schema/onboarding';
import { EnteMark } from '../../shared/citizen/ente-mark';
import { EnteState } from '../../shared/enti/ente-state';
import { lackWords } from '../../shared/enti/lack-words';
import type { Column } from '../../shared/list/data-table';
import { DateText } from '../../shared/ui/date-text';
import { t } from './texts';

export type WatchedEnte = components['schemas']['WatchedEnteView'];

/** The first thing that is missing in words, and how many more there are. */
function Missing({ ente: { cosaManca } }: { readonly ente: WatchedEnte }) {
  const [first, ...more] = cosaManca;
  if (!first) return t.none;
  const { what, isServers } = lackWords(first);
  return (
    <span className="two-lines">
      <span {...(isServers ? { lang: 'it' } : {})}>{what}</span>
      {more.length > 0 && <small>{t.more(more.length)}</small>}
    </span>
  );
}

/** The columns of I-02; the first leads to the ente's record. */
export const COLUMNS: readonly Column<WatchedEnte>[] = [
  {
    key: 'nome',
    header: t.name,
    cell: ({ denominazione, codiceIpa, logo }) => (
      <span className="ente-cell">
        <EnteMark
          name={denominazione}
          logo={logo === null ? undefined : { address: `/api/bo/enti/${codiceIpa}/logo?v=${logo}`, words: '' }}
        />
        <span className="two-lines">
          <span>{denominazione}</span>
          <small>{codiceIpa}</small>
        </span>
      </span>
    ),
  },
  { key: 'cf', header: t.cf, cell: ({ codiceFiscale }) => codiceFiscale, optional: true },
  { key: 'stato', header: t.state, cell: ({ stato }) => <EnteState state={stato} /> },
  {
    key: 'avvio',
    header: t.since,
    cell: ({ dtAvvio }) => (dtAvvio === null ? t.notYet : <DateText value={dtAvvio} />),
  },
  {
    key: 'completezza',
    header: t.completeness,
    cell: ({ completezza }) => (
      <span className="completeness">
        <meter min={0} max={100} low={50} high={99} optimum={100} value={completezza} aria-label={t.completeness} />
        {t.percent(completezza)}
      </span>
    ),
  },
  { key: 'manca', header: t.missing, cell: (ente) => <Missing ente={ente} /> },
  { key: 'tipi', header: t.tipi, numeric: true, cell: ({ tipiAttivi }) => tipiAttivi },
];
