import { ApiProblem } from '../api/problem';
import { language } from '../i18n/language';
import { t } from './error-texts';
import { wordsOf } from './error-words';
import { Icon } from './icon';

/** A part of a page whose service did not answer. `name` as a sentence goes on: "i pagamenti nel tempo". */
export interface MissingPart {
  readonly name: string;
  readonly error: unknown;
}

/** Names the parts of a page that are not there, why, and by which id the assistance finds each; the rest of the page stays. */
export function MissingParts(props: { readonly parts: readonly MissingPart[]; readonly onRetry: () => void }) {
  const { parts, onRetry } = props;
  if (parts.length === 0) return null;
  const reasons = [...new Set(parts.map(({ error }) => wordsOf(error).title))];
  const references = parts.flatMap(({ name, error }) =>
    error instanceof ApiProblem && error.correlationId !== undefined ? [{ name, id: error.correlationId }] : [],
  );
  const names = new Intl.ListFormat(language).format(parts.map(({ name }) => name));
  return (
    <div className="alert alert-warning missing-parts" role="alert">
      <p className="fw-semibold mb-1">{t.missing(names)}</p>
      <p className="mb-1">{[...reasons.map((reason) => `${reason}.`), t.restWorks].join(' ')}</p>
      {references.map(({ name, id }) => (
        <p key={name} className="error-id mb-1">
          {references.length > 1 && `${name} – `}
          {t.reference} <code>{id}</code>
        </p>
      ))}
      <button type="button" className="btn btn-outline-primary btn-sm mt-2" onClick={onRetry}>
        <Icon name="it-refresh" size="sm" className="me-1" />
        {t.retry}
      </button>
    </div>
  );
}
