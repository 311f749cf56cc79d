import { Link } from 'react-router-dom';
import {
  anomaliePath,
  flussiPath,
  giornalePath,
  importPath,
  ricevutePath,
  reconciledPath,
} from '../../shared/pivot/paths';
import { useEnte } from '../../shared/session/use-ente';
import { Icon } from '../../shared/ui/icon';
import { t } from './texts';

/** Cards of the screens that a person may open. */
export function Places() {
  const { codiceIpa: ipa, may } = useEnte();
  const viewer = may('pivot.view');
  const places = [
    {
      to: reconciledPath(ipa),
      icon: 'it-check-circle',
      title: t.goReconciled,
      text: t.goReconciledText,
      open: viewer,
    },
    { to: anomaliePath(ipa), icon: 'it-warning-circle', title: t.goAnomalie, text: t.goAnomalieText, open: viewer },
    { to: ricevutePath(ipa), icon: 'it-card', title: t.goReceipts, text: t.goReceiptsText, open: viewer },
    { to: flussiPath(ipa), icon: 'it-files', title: t.goFlows, text: t.goFlowsText, open: viewer },
    { to: giornalePath(ipa), icon: 'it-list', title: t.goJournal, text: t.goJournalText, open: viewer },
    {
      to: importPath(ipa),
      icon: 'it-upload',
      title: t.goImport,
      text: t.goImportText,
      open: may('pivot.import') || may('pivot.import.read'),
    },
  ] as const;
  return (
    <section aria-labelledby="places">
      <h2 id="places" className="h4">
        {t.menus}
      </h2>
      <ul className="choice-cards pivot-places">
        {places
          .filter(({ open }) => open)
          .map(({ to, icon, title, text }) => (
            <li key={to}>
              <Link to={to}>
                <Icon name={icon} />
                <span className="choice-card-text">
                  <strong>{title}</strong>
                  <small>{text}</small>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
