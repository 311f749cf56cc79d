import { Link } from 'react-router-dom';
import { useEnte } from '../../shared/session/use-ente';
import { Icon, type IconName } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

const CARDS = [
  { name: 'ente', icon: 'it-pa', permesso: 'ente.read' },
  { name: 'tipi', icon: 'it-list', permesso: 'ente.read' },
  { name: 'operatori', icon: 'it-user', permesso: 'operatore.read' },
  { name: 'iban', icon: 'it-card', permesso: 'ente.read' },
  { name: 'messaggio', icon: 'it-comment', permesso: 'ente.messaggio' },
] as const satisfies readonly { name: keyof typeof t; icon: IconName; permesso: string }[];

/** E-01: the ways into the configuration of an ente. */
export function Screen() {
  const { codiceIpa, denominazione, may } = useEnte();
  return (
    <Page title={t.title} lead={t.lead(denominazione)}>
      <ul className="choice-cards">
        {CARDS.filter(({ permesso }) => may(permesso)).map(({ name, icon }) => (
          <li key={name}>
            <Link to={`/bo/${codiceIpa.toLowerCase()}/admin/${name}`}>
              <Icon name={icon} size="lg" />
              <span className="choice-card-text">
                <strong>{t[name].title}</strong>
                <small>{t[name].text}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
