import { ApiProblem } from '../api/problem';
import { language } from '../i18n/language';
import { CopyButton } from './copy-button';
import { Icon } from './icon';
import { againHref } from '../session/session';
import { wordsOf } from './error-words';
import { t } from './error-texts';

/** What went wrong in plain words, what to do next, and the id by which the assistance finds it. */
export function ErrorCard(props: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Inside a form or a dialog: no heading of its own. */
  readonly compact?: boolean;
}) {
  const { error, onRetry, compact = false } = props;
  const problem = error instanceof ApiProblem ? error : undefined;
  const words = wordsOf(error);
  // The server's own words are Italian, and say more than ours.
  const detail = problem?.detail;
  return (
    <div className="alert alert-danger error-card" role="alert">
      {!compact && <h2 className="h5">{words.title}</h2>}
      {detail !== undefined && detail !== words.title && <p {...(language === 'it' ? {} : { lang: 'it' })}>{detail}</p>}
      {problem && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map(({ campo, motivo }) => (
            <li key={`${campo} ${motivo}`}>
              <strong>{campo}</strong> {motivo}
            </li>
          ))}
        </ul>
      )}
      <p>{words.next}</p>
      {problem?.code === 'RIACCESSO_NECESSARIO' && (
        <p>
          <a className="btn btn-primary btn-sm" href={againHref()}>
            {t.enterAgain}
          </a>
        </p>
      )}
      {problem?.correlationId !== undefined && (
        <p className="error-id">
          {t.reference} <code>{problem.correlationId}</code>{' '}
          <CopyButton text={problem.correlationId} what={t.referenceName} />
        </p>
      )}
      {onRetry && (
        <button type="button" className="btn btn-outline-danger btn-sm" onClick={onRetry}>
          <Icon name="it-refresh" size="sm" className="me-1" />
          {t.retry}
        </button>
      )}
    </div>
  );
}
