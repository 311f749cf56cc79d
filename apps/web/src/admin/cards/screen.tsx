import { Link } from 'react-router-dom';
import { type TipiDovuto, useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { type EnteRecord, useEnteRecord } from '../../shared/enti/use-ente-record';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon, type IconName } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

const CARDS = [
  { name: 'ente', icon: 'it-pa', permesso: 'ente.read' },
  { name: 'tipi', icon: 'it-list', permesso: 'ente.read' },
  { name: 'operatori', icon: 'it-user', permesso: 'operatore.read' },
  { name: 'iban', icon: 'it-card', permesso: 'ente.read' },
  { name: 'messaggio', icon: 'it-comment', permesso: 'ente.messaggio' },
] as const satisfies readonly { name: keyof typeof t; icon: IconName; permesso: string }[];

const PENDING = ['INSERITO', 'RICHIESTO', 'DICHIARATO'];

/** The line that says how something stands, as far as the record knows. */
function statusOf(name: (typeof CARDS)[number]['name'], ente: EnteRecord, tipi: TipiDovuto): string | undefined {
  switch (name) {
    case 'ente':
      return ente.cosaManca.length === 0 ? t.complete : t.lacks(ente.cosaManca.length);
    case 'iban': {
      const active = t.active(ente.iban.filter(({ stato }) => stato === 'ATTIVO' || stato === 'IN_SCADENZA').length);
      const pending = ente.iban.filter(({ stato }) => PENDING.includes(stato)).length;
      return pending === 0 ? active : t.waiting(active, pending);
    }
    case 'messaggio':
      return ente.messaggio === undefined ? t.notShown : t.shown;
    case 'tipi':
      return tipi.ready ? t.tipiOn(tipi.own.filter(({ attivo }) => attivo).length, tipi.own.length) : undefined;
    case 'operatori':
      return undefined;
  }
}

/** E-01: the ways into the configuration of an ente, each with how it stands. */
export function Screen() {
  const { codiceIpa, denominazione, may } = useEnte();
  const { data, error, refetch } = useEnteRecord(codiceIpa);
  const tipi = useTipiDovuto('ente.read');
  return (
    <Page title={t.title} lead={t.lead(denominazione)}>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      <ul className="choice-cards admin-cards">
        {CARDS.filter(({ permesso }) => may(permesso)).map(({ name, icon }) => {
          const status = data && statusOf(name, data, tipi);
          return (
            <li key={name}>
              <Link to={officePath(codiceIpa, 'admin', name)}>
                <Icon name={icon} size="lg" />
                <span className="choice-card-text">
                  <strong>{t[name].title}</strong>
                  <small>{t[name].text}</small>
                </span>
                {status !== undefined && <span className="choice-card-mark">{status}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
