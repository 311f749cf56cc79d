import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { fieldLabels, fieldText, type EnteField } from '../../shared/enti/ente-fields';
import {
  type EnteChange,
  type EnteRecord,
  patchEnte,
  useChangeEnte,
  useEnteRecord,
} from '../../shared/enti/use-ente-record';
import { Form } from '../../shared/form/form';
import { useReview } from '../../shared/form/use-review';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { EnteFields } from './fields';
import { t } from './texts';
import { changesOf, toValues, type Values } from './values';
import { officePath } from '../../shared/routing/address';

function EditEnte({ ente: found, base }: { readonly ente: EnteRecord; readonly base: string }) {
  const [ente] = useState(found); // what the person saw: its version goes along, and a newer one is a conflict
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: toValues(ente), mode: 'onBlur' });
  const save = useChangeEnte((change: EnteChange) => patchEnte(ente.codiceIpa, change));
  const { label, onSubmit, notice, dialog } = useReview(form, {
    differences: (values) =>
      Object.entries(changesOf(ente, values)).map(([field, value]) => ({
        campo: fieldLabels[field as EnteField],
        prima: fieldText(ente, field as EnteField),
        dopo: fieldText({ ...ente, [field]: value ?? undefined }, field as EnteField),
      })),
    save: (values) => save({ ...(changesOf(ente, values) as EnteChange), versione: ente.versione }),
    onSaved: () => void navigate(`${base}/ente`, { state: { saved: true } }),
  });
  return (
    <>
      {notice}
      <Form
        form={form}
        onSubmit={onSubmit}
        submit={label}
        draft={`ente ${ente.codiceIpa}`}
        more={
          <Link className="btn btn-link" to={`${base}/ente`}>
            {t.back}
          </Link>
        }
      >
        <EnteFields form={form} ente={ente} />
      </Form>
      {dialog}
    </>
  );
}

/** E-02, editing: the fields that the person may write, and what changes before it is saved. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { data, error, refetch } = useEnteRecord(codiceIpa);
  const base = officePath(codiceIpa, 'admin');
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
