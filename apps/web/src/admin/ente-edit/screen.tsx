import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { ApiProblem } from '../../shared/api/problem';
import { Differences } from '../../shared/dovuti/differences';
import { fieldLabels, fieldText, type EnteField } from '../../shared/enti/ente-fields';
import {
  type EnteChange,
  type EnteRecord,
  patchEnte,
  useChangeEnte,
  useEnteRecord,
} from '../../shared/enti/use-ente-record';
import { Form, NOT_SENT } from '../../shared/form/form';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { EnteFields } from './fields';
import { t } from './texts';
import { changesOf, toValues, type Values } from './values';

interface Asked {
  readonly changes: ReturnType<typeof changesOf>;
  readonly settle: (outcome?: unknown) => void;
}

function EditEnte({ ente: found, base }: { readonly ente: EnteRecord; readonly base: string }) {
  const [ente] = useState(found); // what the person saw: its version goes along, and a newer one is a conflict
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: toValues(ente), mode: 'onBlur' });
  const [asked, setAsked] = useState<Asked>();
  const [unchanged, setUnchanged] = useState(false);
  const save = useChangeEnte((change: EnteChange) => patchEnte(ente.codiceIpa, change));
  /** Resolved when the dialog has saved, or was closed; a refusal of the server goes beside its fields. */
  const review = (values: Values): Promise<unknown> => {
    const changes = changesOf(ente, values);
    const none = Object.keys(changes).length === 0;
    setUnchanged(none);
    if (none) return Promise.resolve(NOT_SENT);
    return new Promise<unknown>((resolve, reject) =>
      setAsked({ changes, settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) }),
    );
  };
  const close = () => {
    asked?.settle(NOT_SENT);
    setAsked(undefined);
    // Nothing was saved: leaving asks again.
    setTimeout(() =>
      form.reset(undefined, {
        keepValues: true,
        keepDirty: true,
        keepDefaultValues: true,
        keepErrors: true,
        keepSubmitCount: true,
      }),
    );
  };
  const confirm = async ({ changes, settle }: Asked) => {
    try {
      await save({ ...(changes as EnteChange), versione: ente.versione });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setAsked(undefined);
      settle(error);
      return;
    }
    settle();
    void navigate(`${base}/ente`, { state: { saved: true } });
  };
  return (
    <>
      {unchanged && (
        <Notice tone="info" live>
          {t.nothing}
        </Notice>
      )}
      <Form
        form={form}
        onSubmit={review}
        submit={t.review}
        draft={`ente ${ente.codiceIpa}`}
        more={
          <Link className="btn btn-link" to={`${base}/ente`}>
            {t.back}
          </Link>
        }
      >
        <EnteFields form={form} ente={ente} />
      </Form>
      {asked && (
        <ConfirmDialog title={t.confirmTitle} confirm={t.confirm} onConfirm={() => confirm(asked)} onClose={close}>
          <Differences
            list={Object.entries(asked.changes).map(([field, value]) => ({
              campo: fieldLabels[field as EnteField],
              prima: fieldText(ente, field as EnteField),
              dopo: fieldText({ ...ente, [field]: value ?? undefined }, field as EnteField),
            }))}
          />
        </ConfirmDialog>
      )}
    </>
  );
}

/** E-02, editing: the fields that the person may write, and what changes before it is saved. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { data, error, refetch } = useEnteRecord(codiceIpa);
  const base = `/bo/${codiceIpa.toLowerCase()}/admin`;
  return (
    <Page
      title={t.title}
      breadcrumb={[
        { to: base, label: t.admin },
        { to: `${base}/ente`, label: t.ente },
      ]}
      {...(may('ente.update.all') ? {} : { lead: t.others })}
    >
      {data ? (
        <EditEnte ente={data} base={base} />
      ) : error ? (
        <ErrorCard error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  );
}
