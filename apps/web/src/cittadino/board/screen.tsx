import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { dovutiOpen } from '../../shared/api/doors';
import { DebtRow } from '../../shared/citizen/debt-row';
import { today } from '../../shared/session/clock';
import { useSession } from '../../shared/session/session-provider';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const SHOWN = 3;
const SOON_DAYS = 7;

/** C-20: what is to be done, what was done, and the ways on. Each part fails by itself. */
export function Screen() {
  const session = useSession();
  const soon = today(SOON_DAYS);
  const open = useQuery({
    queryKey: ['debts', 'aperte', 'bacheca'],
    queryFn: ({ signal }) => dovutiOpen.get('/cittadino/posizioni', { query: { limite: 20 }, signal }),
  });
  const closed = useQuery({
    queryKey: ['debts', 'chiuse', 'bacheca'],
    queryFn: ({ signal }) => dovutiOpen.get('/cittadino/pagamenti', { query: { limite: SHOWN }, signal }),
  });
  const urgent = open.data?.elementi.filter(
    ({ scadenza, pagabile }) => pagabile && scadenza !== undefined && scadenza <= soon,
  );
  return (
    <Page title={t.title(session?.nome ?? '')}>
      {urgent && urgent.length > 0 && (
        <Notice tone="warning">
          {t.soon(urgent.length)} <Link to={`/area-personale/posizioni-aperte?a=${soon}`}>{t.see}</Link>
        </Notice>
      )}
      <section className="board-part" aria-labelledby="board-open">
        <div className="board-head">
          <h2 id="board-open" className="h4">
            {t.open}
          </h2>
          <Link to="/area-personale/posizioni-aperte">{t.all}</Link>
        </div>
        {open.error && <ErrorCard error={open.error} onRetry={() => void open.refetch()} />}
        {!open.data && !open.error && <Skeleton rows={3} />}
        {open.data?.elementi.length === 0 && (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
            <Link to="/paga-avviso" className="btn btn-primary btn-sm">
              {t.pay}
            </Link>
          </Empty>
        )}
        <ul className="debt-rows">
          {open.data?.elementi.slice(0, SHOWN).map((debt) => (
            <DebtRow key={debt.riferimento} debt={debt} />
          ))}
        </ul>
      </section>
      <section className="board-part" aria-labelledby="board-closed">
        <div className="board-head">
          <h2 id="board-closed" className="h4">
            {t.history}
          </h2>
          <Link to="/area-personale/storico">{t.allHistory}</Link>
        </div>
        {closed.error && <ErrorCard error={closed.error} onRetry={() => void closed.refetch()} />}
        {!closed.data && !closed.error && <Skeleton rows={3} />}
        {closed.data?.elementi.length === 0 && <p>{t.noneHistory}</p>}
        <ul className="debt-rows">
          {closed.data?.elementi.map((debt) => (
            <DebtRow key={debt.riferimento} debt={debt} />
          ))}
        </ul>
      </section>
      <ul className="home-cards">
        {[
          { to: '/paga-avviso', icon: 'it-card' as const, title: t.pay, text: t.payText },
          { to: '/altri-pagamenti', icon: 'it-files' as const, title: t.others, text: t.othersText },
          { to: '/sessioni', icon: 'it-locked' as const, title: t.sessions, text: t.sessionsText },
        ].map((card) => (
          <li key={card.to} className="panel">
            <Icon name={card.icon} />
            <h2 className="h5">
              <Link to={card.to}>{card.title}</Link>
            </h2>
            <p>{card.text}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
