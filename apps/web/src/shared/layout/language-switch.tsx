import { useLocation } from 'react-router-dom';
import { inLanguage, language, LANGUAGES } from '../i18n/language';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { t } from './texts';

/** The same page in the other language. */
export function LanguageSwitch() {
  const { pathname, search } = useLocation();
  return (
    <Menu
      buttonClass="slim-button"
      name={`${t.language}: ${t.languages[language]}`}
      label={
        <>
          <span className="text-uppercase">{language}</span> <Icon name="it-expand" size="xs" />
        </>
      }
    >
      <ul className="app-menu-list">
        {LANGUAGES.map((one) => (
          <li key={one}>
            <a
              href={inLanguage(one, pathname) + search}
              lang={one}
              hrefLang={one}
              {...(one === language ? { 'aria-current': 'true' as const } : {})}
            >
              {t.languages[one]}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
