import { type ReactNode, useEffect, useRef } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useBlocker } from 'react-router-dom';
import { ApiProblem } from '../api/problem';
import { ErrorCard } from '../ui/error-card';
import { Notice } from '../ui/notice';
import { fieldId } from './fields';
import { useDraft } from './use-draft';
import { t } from './texts';

interface Found {
  readonly name: string;
  readonly message: string;
}

/** Every error of a form, those of nested fields too. */
function found(errors: object, prefix = ''): Found[] {
  return Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null || name === 'root') return [];
    if ('type' in error && typeof error.type === 'string')
      return [
        { name: prefix + name, message: 'message' in error && typeof error.message === 'string' ? error.message : '' },
      ];
    return found(error, `${prefix}${name}.`);
  });
}

/** Puts the server's refusals beside the fields that they name; true when each had one. */
function place<Values extends FieldValues>(form: UseFormReturn<Values>, problem: ApiProblem): boolean {
  const names = new Set(Object.keys(form.getValues()));
  const known = problem.fields.filter(({ campo }) => names.has(campo.split('.')[0] ?? ''));
  for (const { campo, motivo } of known) form.setError(campo as FieldPath<Values>, { type: 'server', message: motivo });
  return known.length > 0 && known.length === problem.fields.length;
}

/** What `onSubmit` gives back when the person thought better of it: the draft stays. */
export const NOT_SENT = Symbol('not sent');

/**
 * PAT-FORM: validates on leaving a field and on sending; what is wrong is listed at the top, with links, and takes the focus. It
 * sends once at a time; a refusal of the server stands beside its fields, or at the top. Leaving with unsaved data asks first.
 */
export function Form<Values extends FieldValues>(props: {
  readonly form: UseFormReturn<Values>;
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly submit: string;
  readonly children: ReactNode;
  /** Beside the button that sends. */
  readonly more?: ReactNode;
  /** False for a search: nothing would be lost. */
  readonly guard?: boolean;
  /** Names the draft that this tab keeps: what is written outlives a reload and the end of a session. */
  readonly draft?: string;
}) {
  const { form, guard = true } = props;
  const draft = useDraft(form, props.draft);
  const { errors, isSubmitting, isDirty, submitCount, isSubmitSuccessful } = form.formState;
  const summary = useRef<HTMLDivElement>(null);
  const list = found(errors);
  const refused: unknown = (errors.root as { refused?: unknown } | undefined)?.refused;

  const unsaved = guard && isDirty && !isSubmitting && !isSubmitSuccessful;
  const kept = props.draft !== undefined;
  const leaving = useRef(unsaved);
  leaving.current = unsaved;
  useBlocker(({ currentLocation, nextLocation }) => {
    if (!leaving.current || currentLocation.pathname === nextLocation.pathname) return false;
    // The login leads back, and the draft waits here.
    if (props.draft !== undefined && /\/accedi$/.test(nextLocation.pathname)) return false;
    const leave = confirm(t.leave);
    if (leave) draft.forget();
    return !leave;
  });
  useEffect(() => {
    if (!unsaved || kept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved, kept]);

  // After react-hook-form has given the focus to the first wrong field.
  const focusSummary = () => void requestAnimationFrame(() => setTimeout(() => summary.current?.focus()));
  const send = form.handleSubmit(async (values) => {
    try {
      leaving.current = false;
      if ((await props.onSubmit(values)) !== NOT_SENT) draft.forget();
    } catch (error) {
      if (!(error instanceof ApiProblem && place(form, error)))
        form.setError('root', { type: 'server', refused: error } as never);
    }
  }, focusSummary);
  return (
    <form
      noValidate
      className="app-form"
      onSubmit={(event) => {
        if (isSubmitting) event.preventDefault();
        else void send(event);
      }}
    >
      {list.length > 0 && submitCount > 0 && (
        <div ref={summary} tabIndex={-1} className="alert alert-danger error-summary" role="alert">
          <p className="fw-semibold mb-1">{t.summary(list.length)}</p>
          <ul>
            {list.map(({ name, message }) => (
              <li key={name}>
                <a href={`#${fieldId(name)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {draft.restored && (
        <Notice tone="info" live>
          <p className="mb-1">{t.restored}</p>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            onClick={() => {
              form.reset();
              draft.forget();
            }}
          >
            {t.discard}
          </button>
        </Notice>
      )}
      {refused !== undefined && <ErrorCard error={refused} compact />}
      {props.children}
      <div className="form-actions">
        <button
          type="submit"
          className="btn btn-primary"
          aria-disabled={isSubmitting}
          aria-busy={isSubmitting}
          // A field that is left shows or hides its error, the button moves, and the click would fall beside it.
          onMouseDown={(event) => event.preventDefault()}
        >
          {props.submit}
        </button>
        {props.more}
      </div>
    </form>
  );
}
