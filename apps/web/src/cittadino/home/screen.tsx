import { Link } from 'react-router-dom';
import { EnteSearch } from '../../shared/citizen/ente-search';
import { NoticeForm } from '../../shared/citizen/notice-form';
import { NoticeHelp } from '../../shared/citizen/notice-help';
import { Icon } from '../../shared/ui/icon';
import { useSession } from '../../shared/session/session-provider';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

/** C-01: two entrances, go to one's ente or pay a notice that one holds; everything else comes below. */
export function Screen() {
  const entered = useSession()?.autenticato === true;
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="entrances">
        <section className="panel entrance" aria-labelledby="entrance-ente">
          <h2 id="entrance-ente" className="h3">
            <Icon name="it-pa" className="me-2" />
            {t.enteTitle}
          </h2>
          <p>{t.enteText}</p>
          <EnteSearch />
          <p className="mt-3 mb-0">
            <Link to="/enti">{t.enteAll}</Link>
          </p>
        </section>
        <section className="panel entrance" aria-labelledby="entrance-notice">
          <h2 id="entrance-notice" className="h3">
            <Icon name="it-card" className="me-2" />
            {t.noticeTitle}
          </h2>
          <NoticeForm />
          <NoticeHelp />
        </section>
      </div>
      <section className="ways" aria-labelledby="ways">
        <h2 id="ways" className="h4">
          {t.waysTitle}
        </h2>
        <ul>
          <li>
            <h3 className="h6">{t.counters}</h3>
            <p>{t.countersText}</p>
          </li>
          <li>
            <h3 className="h6">{t.cbill}</h3>
            <p>{t.cbillText}</p>
          </li>
        </ul>
      </section>
      <section aria-labelledby="more">
        <h2 id="more" className="visually-hidden">
          {t.moreTitle}
        </h2>
        <ul className="home-cards">
          {[
            {
              to: '/area-personale',
              icon: 'it-user' as const,
              title: t.area,
              text: t.areaText,
              link: entered ? t.areaOpen : t.areaLink,
            },
            {
              to: '/altri-pagamenti',
              icon: 'it-files' as const,
              title: t.others,
              text: t.othersText,
              link: t.othersLink,
            },
            { to: '/aiuto', icon: 'it-help-circle' as const, title: t.help, text: t.helpText, link: t.helpLink },
          ].map((card) => (
            <li key={card.to} className="panel">
              <Icon name={card.icon} />
              <h3 className="h5">{card.title}</h3>
              <p>{card.text}</p>
              <Link to={card.to}>{card.link}</Link>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
