import { type ReactNode, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { ApiProblem } from '../api/problem';
import { type Difference, Differences } from '../dovuti/differences';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Notice } from '../ui/notice';
import { NOT_SENT } from './form';
import { t } from './texts';

interface Asked<Values> {
  readonly values: Values;
  /** As they were when the person asked: saving makes the record new. */
  readonly differences: readonly Difference[];
  readonly settle: (outcome?: unknown) => void;
}

/** What a form of changes does between its button and the door. */
interface Review<Values> {
  /** What would change, before and after; nothing when the values are as they were. */
  readonly differences: (values: Values) => readonly Difference[];
  /** Sends them. @throws ApiProblem the door's refusal, which goes beside its fields */
  readonly save: (values: Values) => Promise<unknown>;
  /** After the form has forgotten its draft. */
  readonly onSaved: () => void;
  /** What to say above the changes. */
  readonly note?: (differences: readonly Difference[]) => ReactNode;
}

/**
 * What changes is shown, before and after, and saved when the person says so; thinking better of it leaves the form and its draft
 * as they are. `onSubmit` is the form's, whose button says `label`; `notice` stands above it, `dialog` after it.
 */
export function useReview<Values extends FieldValues>(form: UseFormReturn<Values>, review: Review<Values>) {
  const [asked, setAsked] = useState<Asked<Values>>();
  const [unchanged, setUnchanged] = useState(false);
  const onSubmit = (values: Values): Promise<unknown> => {
    const differences = review.differences(values);
    setUnchanged(differences.length === 0);
    if (differences.length === 0) return Promise.resolve(NOT_SENT);
    return new Promise<unknown>((resolve, reject) =>
      setAsked({
        values,
        differences,
        settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
      }),
    );
  };
  const close = () => {
    asked?.settle(NOT_SENT);
    setAsked(undefined);
    // Nothing was saved: leaving asks again.
    const kept = { keepValues: true, keepDirty: true, keepDefaultValues: true, keepErrors: true };
    setTimeout(() => form.reset(undefined, { ...kept, keepSubmitCount: true }));
  };
  const confirm = async ({ values, settle }: Asked<Values>) => {
    try {
      await review.save(values);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setAsked(undefined);
      settle(error);
      return;
    }
    settle();
    setTimeout(review.onSaved);
  };
  return {
    label: t.review,
    onSubmit,
    notice: unchanged && (
      <Notice tone="info" live>
        {t.unchanged}
      </Notice>
    ),
    dialog: asked && (
      <ConfirmDialog title={t.changes} confirm={t.saveChanges} onConfirm={() => confirm(asked)} onClose={close}>
        {review.note?.(asked.differences)}
        <Differences list={asked.differences} />
      </ConfirmDialog>
    ),
  };
}
