import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router-dom';
import { useCartCount } from '../cart/use-cart-count';
import { useSession } from '../session/session-provider';
import { Icon } from '../ui/icon';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { t } from './texts';
import { UserMenu } from './user-menu';

/** The public header: the intermediary and the person, the platform and the cart, the ways through the site. */
export function CitizenHeader() {
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname; // another page closes the menu
  const count = useCartCount();
  const session = useSession();
  const links: [to: string, label: string][] = [
    ['/paga-avviso', t.nav.pay],
    ['/enti', t.nav.enti],
    ['/altri-pagamenti', t.nav.others],
    ...(session?.autenticato === true && session.cittadino
      ? ([
          ['/area-personale', t.citizenNav.board],
          ['/area-personale/posizioni-aperte', t.citizenNav.positions],
          ['/area-personale/storico', t.citizenNav.history],
        ] satisfies [string, string][])
      : []),
    ['/aiuto', t.nav.help],
  ];
  return (
    <header className="citizen-header">
      <div className="slim">
        <div className="container">
          <span className="slim-body">{t.body}</span>
          <div className="slim-right">
            <LanguageSwitch />
            <UserMenu buttonClass="slim-button slim-login" />
          </div>
        </div>
      </div>
      <div className="centre">
        <div className="container">
          <Link to="/" className="brand">
            <Logo className="brand-mark" />
            <span>
              <span className="brand-name">{t.platform}</span>
              <span className="brand-line">{t.tagline}</span>
            </span>
          </Link>
          <Link to="/carrello" className="cart-button" aria-label={count === 0 ? t.cart : t.cartWith(count)}>
            <Icon name="it-cart" />
            <span className="cart-word" aria-hidden="true">
              {t.cart}
            </span>
            {count > 0 && (
              <span className="cart-count" aria-hidden="true">
                {count}
              </span>
            )}
          </Link>
          <button
            type="button"
            className="burger"
            aria-expanded={open}
            aria-controls="main-navigation"
            aria-label={open ? t.closeMenu : t.openMenu}
            onClick={() => setOpenAt(open ? undefined : pathname)}
          >
            <Icon name={open ? 'it-close-big' : 'it-burger'} />
          </button>
        </div>
      </div>
      <nav
        id="main-navigation"
        tabIndex={-1}
        className={open ? 'site-nav open' : 'site-nav'}
        aria-label={t.mainNavigation}
      >
        <ul className="container">
          {links.map(([to, label]) => (
            <li key={to}>
              <NavLink to={to} end={to === '/area-personale'}>
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
