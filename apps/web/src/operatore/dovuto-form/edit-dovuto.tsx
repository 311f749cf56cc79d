import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/dovuti';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { Form } from '../../shared/form/form';
import { useReview } from '../../shared/form/use-review';
import { addressOf } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { Notice } from '../../shared/ui/notice';
import { DovutoFields } from './fields';
import { t } from './texts';
import { differencesOf, toContent, toValues, type Values } from './values';

/** Gives a debt another content, after showing what changes. */
export function EditDovuto(props: { readonly dovuto: components['schemas']['DovutoView']; readonly base: string }) {
  const { dovuto, base } = props;
  const { codiceIpa } = useEnte();
  const tipi = useTipiDovuto('dovuto.write');
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: toValues(dovuto), mode: 'onBlur' });
  const before = toContent(toValues(dovuto), dovuto);
  const detail = addressOf(base, 'dovuti', dovuto.iud);
  const { label, onSubmit, notice, dialog } = useReview(form, {
    differences: (values) => differencesOf(before, toContent(values, dovuto)),
    save: async (values) => {
      await dovutiOffice.put('/enti/{ente}/dovuti/{iud}', {
        path: { ente: codiceIpa, iud: dovuto.iud },
        body: toContent(values, dovuto),
      });
      await client.invalidateQueries({ queryKey: ['dovuti', codiceIpa] });
    },
    onSaved: () => void navigate(detail, { state: { saved: true } }),
    note: (changes) =>
      changes.some(({ campo }) => campo === 'importo') &&
      dovuto.numeroAvviso !== undefined && <Notice tone="warning">{t.outdated}</Notice>,
  });
  return (
    <>
      {notice}
      <Form
        form={form}
        draft={`dovuto ${codiceIpa} ${dovuto.iud}`}
        onSubmit={onSubmit}
        submit={label}
        more={
          <Link className="btn btn-link" to={detail}>
            {t.back}
          </Link>
        }
      >
        <DovutoFields form={form} tipi={tipi} fresh={false} />
      </Form>
      {dialog}
    </>
  );
}
