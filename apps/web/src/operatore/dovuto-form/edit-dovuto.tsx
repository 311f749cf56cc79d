import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import type { components } from '../../shared/api/schema/dovuti';
import { Differences } from '../../shared/dovuti/differences';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { Form, NOT_SENT } from '../../shared/form/form';
import { addressOf } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Notice } from '../../shared/ui/notice';
import { DovutoFields } from './fields';
import { t } from './texts';
import { differencesOf, toContent, toValues, type Values } from './values';

interface Asked {
  readonly values: Values;
  readonly settle: (outcome?: unknown) => void;
}

/** Gives a debt another content, after showing what changes. */
export function EditDovuto(props: { readonly dovuto: components['schemas']['DovutoView']; readonly base: string }) {
  const { dovuto, base } = props;
  const { codiceIpa } = useEnte();
  const tipi = useTipiDovuto('dovuto.write');
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: toValues(dovuto), mode: 'onBlur' });
  const [asked, setAsked] = useState<Asked>();
  const [unchanged, setUnchanged] = useState(false);
  const before = toContent(toValues(dovuto), dovuto);
  const detail = addressOf(base, 'dovuti', dovuto.iud);
  const changes = asked ? differencesOf(before, toContent(asked.values, dovuto)) : [];

  /** Resolved when the dialog has saved, or was closed; a refusal of the server goes beside its fields. */
  const ask = (values: Values) => {
    const same = differencesOf(before, toContent(values, dovuto)).length === 0;
    setUnchanged(same);
    if (same) return Promise.resolve<unknown>(NOT_SENT);
    return new Promise<unknown>((resolve, reject) =>
      setAsked({ values, settle: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) }),
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
  const save = async (values: Values, settle: Asked['settle']) => {
    try {
      await dovutiOffice.put('/enti/{ente}/dovuti/{iud}', {
        path: { ente: codiceIpa, iud: dovuto.iud },
        body: toContent(values, dovuto),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setAsked(undefined);
      settle(error);
      return;
    }
    settle();
    await client.invalidateQueries({ queryKey: ['dovuti', codiceIpa] });
    void navigate(detail, { state: { saved: true } });
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
        draft={`dovuto ${codiceIpa} ${dovuto.iud}`}
        onSubmit={ask}
        submit={t.review}
        more={
          <Link className="btn btn-link" to={detail}>
            {t.back}
          </Link>
        }
      >
        <DovutoFields form={form} tipi={tipi} fresh={false} />
      </Form>
      {asked && (
        <ConfirmDialog
          title={t.confirmTitle}
          confirm={t.confirm}
          onClose={close}
          onConfirm={() => save(asked.values, asked.settle)}
        >
          {changes.some(({ campo }) => campo === 'importo') && dovuto.numeroAvviso !== undefined && (
            <Notice tone="warning">{t.outdated}</Notice>
          )}
          <Differences list={changes} />
        </ConfirmDialog>
      )}
    </>
  );
}
