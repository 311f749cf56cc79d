import type { ReactNode } from 'react';
import { generatePath, Link } from 'react-router-dom';
import { useRunningJobs } from '../jobs/use-running-jobs';
import type { Assegnazione } from '../session/session';
import { useSession } from '../session/session-provider';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { BellMark } from './bell-mark';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { appsOf, isOfEnte, type OperatorApp } from './operator-menu';
import { t } from './texts';
import { UserMenu } from './user-menu';
import { officePath } from '../routing/address';

const homeOf = (app: OperatorApp, assegnazione: Assegnazione | undefined): string =>
  generatePath(app.home, { ipa: assegnazione?.codiceIpa.toLowerCase() ?? null });

/** Where another ente begins: in the same application when it may be opened there, else in the first that may. */
function homeFor(apps: readonly OperatorApp[], other: Assegnazione, app: OperatorApp | undefined): string {
  const open = appsOf(apps, other).filter(isOfEnte);
  const chosen = open.find((one) => one === app) ?? open[0];
  return chosen ? homeOf(chosen, other) : '/bo/scegli-ente';
}

function AppSwitch(props: {
  readonly apps: readonly OperatorApp[];
  readonly app: OperatorApp | undefined;
  readonly assegnazione: Assegnazione | undefined;
}) {
  const session = useSession();
  const open = appsOf(props.apps, props.assegnazione, session?.generali.permessi);
  if (open.every((one) => one === props.app)) return null;
  return (
    <nav className="app-switch" aria-label={t.apps}>
      {open.map((one) => (
        <Link
          key={one.name}
          to={homeOf(one, props.assegnazione)}
          {...(one === props.app ? { 'aria-current': 'true' as const } : {})}
        >
          {t.appNames[one.name]}
        </Link>
      ))}
    </nav>
  );
}

function Bell({ codiceIpa }: { readonly codiceIpa: string }) {
  const count = useRunningJobs(codiceIpa);
  return (
    <Link
      to={officePath(codiceIpa, 'attivita')}
      className="bar-button"
      aria-label={count === 0 ? t.jobs : t.jobsWith(count)}
      title={t.jobs}
    >
      <BellMark />
      {count > 0 && (
        <span className="bar-count" aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  );
}

/** The bar of the back office: platform, ente, application, jobs, person. */
export function OperatorBar(props: {
  readonly apps: readonly OperatorApp[];
  readonly app: OperatorApp | undefined;
  readonly assegnazione: Assegnazione | undefined;
  readonly menu: ReactNode;
}) {
  const session = useSession();
  const { assegnazione, app, apps } = props;
  const choices = session?.assegnazioni ?? [];
  return (
    <header className="operator-bar">
      {props.menu}
      <Link
        to={app && (assegnazione || !isOfEnte(app)) ? homeOf(app, assegnazione) : '/bo/scegli-ente'}
        className="bar-brand"
        aria-label={t.platform}
      >
        <Logo className="bar-mark" />
        <span>{app ? t.appNames[app.name] : t.platform}</span>
      </Link>
      {assegnazione &&
        (choices.length > 1 || session?.altriEnti === true ? (
          <Menu
            align="start"
            buttonClass="bar-ente"
            name={`${t.ente}: ${assegnazione.denominazione}. ${t.changeEnte}`}
            label={
              <>
                <Icon name="it-pa" size="sm" />
                <span className="bar-ente-name">{assegnazione.denominazione}</span>
                <Icon name="it-expand" size="xs" />
              </>
            }
          >
            <ul className="app-menu-list">
              {choices.slice(0, 12).map((one) => (
                <li key={one.codiceIpa}>
                  <Link
                    to={homeFor(apps, one, app)}
                    {...(one.codiceIpa === assegnazione.codiceIpa ? { 'aria-current': 'true' as const } : {})}
                  >
                    {one.denominazione}
                  </Link>
                </li>
              ))}
              <li className="app-menu-foot">
                <Link to="/bo/scegli-ente">{t.changeEnte}</Link>
              </li>
            </ul>
          </Menu>
        ) : (
          <p className="bar-ente">
            <Icon name="it-pa" size="sm" />
            <span className="bar-ente-name">{assegnazione.denominazione}</span>
          </p>
        ))}
      <div className="bar-right">
        <AppSwitch apps={apps} app={app} assegnazione={assegnazione} />
        {assegnazione && <Bell codiceIpa={assegnazione.codiceIpa} />}
        <LanguageSwitch />
        <UserMenu buttonClass="bar-button" />
      </div>
    </header>
  );
}
