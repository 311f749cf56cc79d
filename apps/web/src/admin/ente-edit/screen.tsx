import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { Differences } from '../../shared/dovuti/differences';
import { fieldLabels, fieldText, type EnteField } from '../../shared/enti/ente-fields';
import {
  type EnteChange,
  type EnteRecord,
  patchEnte,
  useChangeEnte,
  useEnteRecord,
} from '../../shared/enti/use-ente-record';
import { Form } from '../../shared/form/form';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { EnteFields } from './fields';
import { t } from './texts';
import { changesOf, toValues, type Values } from './values';

function EditEnte({ ente, base }: { readonly ente: EnteRecord; readonly base: string }) {
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: toValues(ente), mode: 'onBlur' });
  const [changes, setChanges] = useState<ReturnType<typeof changesOf>>();
  const [unchanged, setUnchanged] = useState(false);
  const save = useChangeEnte((change: EnteChange) => patchEnte(ente.codiceIpa, change));
  const review = async (values: Values) => {
    const found = changesOf(ente, values);
    const none = Object.keys(found).length === 0;
    setUnchanged(none);
    if (!none) setChanges(found);
  };
  const close = () => {
    setChanges(undefined);
    // Nothing was saved: leaving asks again.
    form.reset(undefined, { keepValues: true, keepDirty: true, keepDefaultValues: true });
  };
  const confirm = async () => {
    await save({ ...(changes as EnteChange), versione: ente.versione });
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
        more={
          <Link className="btn btn-link" to={`${base}/ente`}>
            {t.back}
          </Link>
        }
      >
        <EnteFields form={form} ente={ente} />
      </Form>
      {changes && (
        <ConfirmDialog title={t.confirmTitle} confirm={t.confirm} onConfirm={confirm} onClose={close}>
          <Differences
            list={Object.entries(changes).map(([field, value]) => ({
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
        <EditEnte key={data.versione} ente={data} base={base} />
      ) : error ? (
        <ErrorCard error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  );
}
