import type { FormDefinition } from '@mypay/kernel';
import { useState } from 'react';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { SpontaneoForm } from '../../shared/spontaneo/spontaneo-form';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';

/** The form as C-07 draws it, by the same component; what is sent goes nowhere. */
export function Preview(props: { readonly form: FormDefinition | undefined; readonly tipo: TipoDovuto }) {
  const { form, tipo } = props;
  const [good, setGood] = useState<unknown>();
  return (
    <section className="panel definition-preview" aria-labelledby="preview-title">
      <h2 id="preview-title" className="h4">
        {t.preview}
      </h2>
      <p className="field-hint">{tipo.spontaneo === true ? t.previewHint : t.noSpontaneous}</p>
      {form === undefined ? (
        <Notice tone="info">{t.previewWaits}</Notice>
      ) : (
        <SpontaneoForm
          key={JSON.stringify(form)}
          spontaneo={{
            modulo: form as never,
            senzaCodiceFiscale: tipo.cfAnonimo === true,
            ...(tipo.importo ? { importo: tipo.importo } : {}),
          }}
          submit={t.previewTry}
          send={() => {
            setGood(form);
            return Promise.resolve();
          }}
        />
      )}
      {good !== undefined && good === form && (
        <Notice tone="success" live>
          {t.previewGood}
        </Notice>
      )}
    </section>
  );
}
