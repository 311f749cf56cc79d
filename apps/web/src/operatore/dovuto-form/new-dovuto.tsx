import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router-dom';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { Form } from '../../shared/form/form';
import { addressOf } from '../../shared/routing/address';
import { today } from '../../shared/session/clock';
import { useEnte } from '../../shared/session/use-ente';
import { Notice } from '../../shared/ui/notice';
import { createOnce } from './create-once';
import { DovutoFields } from './fields';
import { t } from './texts';
import { emptyValues, freshIud, type Values } from './values';

/** Adds a debt, then shows it or begins another of the same tipo. */
export function NewDovuto({
  initial,
  base,
  draft,
}: {
  readonly initial: Values;
  readonly base: string;
  readonly draft: string;
}) {
  const { codiceIpa } = useEnte();
  const tipi = useTipiDovuto('dovuto.write');
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: initial, mode: 'onBlur' });
  const again = useRef(false);
  const [saved, setSaved] = useState<string>();
  const save = async (values: Values) => {
    const more = again.current;
    again.current = false;
    const dovuto = await createOnce(codiceIpa, values);
    void client.invalidateQueries({ queryKey: ['dovuti', codiceIpa] });
    if (!more) {
      void navigate(addressOf(base, 'dovuti', dovuto.iud), { state: { saved: true } });
      return;
    }
    setSaved(dovuto.numeroAvviso ?? dovuto.iud);
    setTimeout(() => form.reset({ ...emptyValues(freshIud(today())), tipoDovuto: values.tipoDovuto }));
  };
  return (
    <>
      {saved !== undefined && (
        <Notice tone="success" live>
          {t.saved(saved)}
        </Notice>
      )}
      <Form
        form={form}
        draft={draft}
        onSubmit={save}
        submit={t.save}
        more={
          <>
            <button type="submit" className="btn btn-outline-primary" onClick={() => (again.current = true)}>
              {t.saveAgain}
            </button>
            <Link className="btn btn-link" to={`${base}/dovuti`}>
              {t.back}
            </Link>
          </>
        }
      >
        <DovutoFields form={form} tipi={tipi} fresh />
      </Form>
    </>
  );
}
