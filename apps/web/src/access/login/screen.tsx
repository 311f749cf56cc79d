import { type ReactNode, useEffect, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { inLanguage, language } from '../../shared/i18n/language';
import { homeOfEnte } from '../../shared/session/home-of-ente';
import { isOperator, ownPath, type Session } from '../../shared/session/session';
import { useSessionState } from '../../shared/session/session-provider';
import { Icon } from '../../shared/ui/icon';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { CieMark, SpidMark } from './marks';
import { t } from './texts';

/** The address that begins a login with a provider, and leads back to `returnTo`. */
const beginning = (idp: 'spid' | 'cie', returnTo: string): string =>
  `/accesso/avvio?idp=${idp}&ritorno=${encodeURIComponent(returnTo)}`;

/** Where a login leads that no page asked for: back here, to see who has come. */
const ARRIVAL = inLanguage(language, '/accedi?entrato');

/** Where a person begins: at work, in the ente if there is but one, or among their own payments. */
function beginningOf(session: Session): string {
  const [only, ...others] = session.assegnazioni;
  if (only && others.length === 0 && !session.altriEnti) return homeOfEnte(only);
  return isOperator(session) ? '/bo/scegli-ente' : '/area-personale';
}

function Outward({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      <span className="visually-hidden"> {t.newWindow}</span>
      <Icon name="it-external-link" size="xs" className="ms-1" />
    </a>
  );
}

/**
 * Begins a login once the server has said who is there: a session that is opened while the browser leaves would take the place
 * of the one that the login belongs to, and the way back would lead nowhere.
 */
function Beginning({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const { session, error } = useSessionState();
  const [wanted, setWanted] = useState(false);
  const answered = session !== undefined || error !== null;
  useEffect(() => {
    if (wanted && answered) window.location.assign(href);
  }, [wanted, answered, href]);
  return (
    <a
      className="login-button"
      href={href}
      aria-busy={wanted}
      onClick={(event) => {
        if (answered) return;
        event.preventDefault();
        setWanted(true);
      }}
    >
      {children}
    </a>
  );
}

/** C-14: SPID and CIE beside each other with equal prominence, each with its words and links, as their rules ask. */
export function Screen() {
  const [search] = useSearchParams();
  const { session, error } = useSessionState();
  const asked = search.get('ritorno');
  const goesOn = asked !== null && ownPath(asked) !== '/' && asked !== inLanguage(language, '/');
  const returnTo = goesOn ? ownPath(asked) : ARRIVAL;
  if (!goesOn && session?.autenticato === true) return <Navigate to={beginningOf(session)} replace />;
  if (search.has('entrato') && session === undefined && error === null)
    return (
      <Page title={t.title}>
        <Skeleton rows={4} />
      </Page>
    );
  return (
    <Page title={t.title} lead={t.lead}>
      {search.has('di-nuovo') && <Notice tone="info">{t.again}</Notice>}
      {session?.autenticato === true && !search.has('di-nuovo') && (
        <Notice tone="info" title={t.already(session.nome ?? '')}>
          <a href={returnTo}>{t.goOn}</a>
        </Notice>
      )}
      <div className="login-choices">
        <section className="login-choice">
          <h2>{'SPID'}</h2>
          <p>{t.spidText}</p>
          <Beginning href={beginning('spid', returnTo)}>
            <SpidMark />
            <span>{t.spid}</span>
          </Beginning>
          <ul>
            <li>
              <Outward href="https://www.spid.gov.it/">{t.spidMore}</Outward>
            </li>
            <li>
              <Outward href="https://www.spid.gov.it/cos-e-spid/come-attivare-spid/">{t.spidNone}</Outward>
            </li>
          </ul>
        </section>
        <section className="login-choice">
          <h2>{'CIE'}</h2>
          <p>{t.cieText}</p>
          <Beginning href={beginning('cie', returnTo)}>
            <CieMark />
            <span>{t.cie}</span>
          </Beginning>
          <ul>
            <li>
              <Outward href="https://www.cartaidentita.interno.gov.it/">{t.cieMore}</Outward>
            </li>
            <li>
              <Outward href="https://www.cartaidentita.interno.gov.it/attiva/">{t.cieNone}</Outward>
            </li>
          </ul>
        </section>
      </div>
      {session?.demo === true && (
        <Notice tone="warning" title={t.demoTitle}>
          <p className="mb-0">{t.demo}</p>
        </Notice>
      )}
      <div className="login-others">
        <section>
          <h2 className="h5">{t.operatorTitle}</h2>
          <p>{t.operator}</p>
        </section>
        <section>
          <h2 className="h5">{t.noLoginTitle}</h2>
          <p>
            {t.noLogin} <Link to="/paga-avviso">{t.pay}</Link>
          </p>
        </section>
      </div>
    </Page>
  );
}
