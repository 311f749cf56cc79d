import { useEffect, useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useParams } from 'react-router-dom';
import { ActFor } from '../session/act-for';
import { ActingBanner } from '../session/acting-banner';
import { IdleDialog } from '../session/idle-dialog';
import { useSession } from '../session/session-provider';
import { useAssegnazione } from '../session/use-assegnazione';
import { Icon } from '../ui/icon';
import { OfflineBanner } from './offline-banner';
import { appAt, isOfEnte, menuOf, type MenuGroup, type OperatorApp } from './operator-menu';
import { OperatorBar } from './operator-bar';
import { SkipLinks } from './skip-links';
import { t } from './texts';

const COLLAPSED = 'menu-ridotto';

function Entries({ groups, collapsed }: { readonly groups: readonly MenuGroup[]; readonly collapsed: boolean }) {
  return groups.map(({ label, entries }) => (
    <div key={label ?? ''}>
      {label !== undefined && <h2 className={collapsed ? 'visually-hidden' : ''}>{label}</h2>}
      <ul>
        {entries.map(({ to, label: name, icon }) => (
          <li key={to}>
            <NavLink to={to} end={/^\/(bo|pivot)\/[^/]+(\/admin)?$/.test(to)} title={collapsed ? name : undefined}>
              <Icon name={icon} size="sm" />
              <span className={collapsed ? 'visually-hidden' : ''}>{name}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** What stands around every screen of the back office: the menu of one application at the left, the ente and the person above. */
export function OperatorShell({ apps }: { readonly apps: readonly OperatorApp[] }) {
  const { ipa } = useParams();
  const { pathname } = useLocation();
  const assegnazione = useAssegnazione(ipa);
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(COLLAPSED) === '1');
  const [drawerAt, setDrawerAt] = useState<string>();
  const drawer = drawerAt === pathname;
  useEffect(() => localStorage.setItem(COLLAPSED, collapsed ? '1' : '0'), [collapsed]);
  const app = appAt(apps, pathname);
  const permessi = useSession()?.generali.permessi ?? [];
  const viewer = app && isOfEnte(app) ? assegnazione : { permessi };
  const groups = app && viewer ? menuOf(app.routes, viewer) : [];
  const classes = [
    'operator-shell',
    collapsed ? 'collapsed' : '',
    groups.length === 0 ? 'no-menu' : '',
    drawer ? 'drawer' : '',
  ];
  return (
    <div className={classes.join(' ')}>
      <SkipLinks footer={false} />
      <OperatorBar
        apps={apps}
        app={app}
        assegnazione={assegnazione}
        menu={
          groups.length > 0 && (
            <button
              type="button"
              className="bar-burger"
              aria-expanded={drawer}
              aria-controls="main-navigation"
              aria-label={drawer ? t.closeMenu : t.openMenu}
              onClick={() => setDrawerAt(drawer ? undefined : pathname)}
            >
              <Icon name={drawer ? 'it-close-big' : 'it-burger'} />
            </button>
          )
        }
      />
      {groups.length > 0 && (
        <nav
          id="main-navigation"
          tabIndex={-1}
          className="side"
          aria-label={t.sidebar}
          onKeyDown={(event) => event.key === 'Escape' && setDrawerAt(undefined)}
        >
          <Entries groups={groups} collapsed={collapsed && !drawer} />
          <div className="side-foot">
            {assegnazione && (
              <ActFor
                assegnazione={assegnazione}
                buttonClass="side-act"
                short={collapsed && !drawer}
                onBegun={() => setDrawerAt(undefined)}
              />
            )}
            <Link to="/">
              <Icon name="it-pa" size="sm" />
              <span className={collapsed && !drawer ? 'visually-hidden' : ''}>{t.toCitizen}</span>
            </Link>
            <button
              type="button"
              className="side-collapse"
              aria-expanded={!collapsed}
              onClick={() => setCollapsed(!collapsed)}
            >
              <Icon name={collapsed ? 'it-chevron-right' : 'it-chevron-left'} size="sm" />
              <span className={collapsed ? 'visually-hidden' : ''}>{collapsed ? t.expand : t.collapse}</span>
            </button>
          </div>
        </nav>
      )}
      {drawer && (
        <button type="button" className="side-veil" aria-label={t.closeMenu} onClick={() => setDrawerAt(undefined)} />
      )}
      <main id="main-content" tabIndex={-1}>
        <OfflineBanner />
        {assegnazione && <ActingBanner assegnazione={assegnazione} />}
        <Outlet />
      </main>
      <IdleDialog />
      <ScrollRestoration />
    </div>
  );
}
