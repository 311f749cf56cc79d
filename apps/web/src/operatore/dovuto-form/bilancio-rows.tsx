import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { MoneyField, TextField } from '../../shared/form/fields';
import { addMoney, formatMoney, readMoney } from '../../shared/i18n/format';
import { Icon } from '../../shared/ui/icon';
import { t } from './texts';
import type { Values } from './values';

/** The shares of the amount; their sum stands beside the debt's. */
export function BilancioRows({ form }: { readonly form: UseFormReturn<Values> }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'righeBilancio' as never });
  const rows = form.watch('righeBilancio');
  const total = readMoney(form.watch('importo')) ?? '0.00';
  const sum = addMoney(rows.map(({ importo }) => readMoney(importo) ?? '0.00'));
  return (
    <details className="form-more" open={fields.length > 0}>
      <summary>{t.accounts}</summary>
      <p className="field-hint">{t.accountsHint}</p>
      {fields.map(({ id }, i) => (
        <div key={id} className="share-row">
          <TextField form={form} name={`righeBilancio.${i}.capitolo`} label={t.chapter(i + 1)} maxLength={64} />
          <TextField form={form} name={`righeBilancio.${i}.ufficio`} label={t.office(i + 1)} maxLength={64} optional />
          <TextField
            form={form}
            name={`righeBilancio.${i}.accertamento`}
            label={t.assessment(i + 1)}
            maxLength={64}
            optional
          />
          <MoneyField form={form} name={`righeBilancio.${i}.importo`} label={t.share(i + 1)} />
          <button
            type="button"
            className="btn-copy share-remove"
            aria-label={t.removeRow(i + 1)}
            onClick={() => remove(i)}
          >
            <Icon name="it-delete" size="sm" />
          </button>
        </div>
      ))}
      {fields.length > 0 && (
        <p role="status" className={sum === total ? 'soft' : 'field-error'}>
          {t.sum(formatMoney(sum), formatMoney(total))}
        </p>
      )}
      <button
        type="button"
        className="btn btn-outline-primary btn-sm"
        onClick={() => append({ capitolo: '', ufficio: '', accertamento: '', importo: '' } as never)}
      >
        <Icon name="it-plus" size="sm" />
        {t.addRow}
      </button>
    </details>
  );
}
