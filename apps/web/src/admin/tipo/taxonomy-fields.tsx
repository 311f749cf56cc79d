import type { UseFormReturn } from 'react-hook-form';
import { DateField, TextField } from '../../shared/form/fields';
import { isWholeTaxonomy, type Values } from './record-values';
import { t } from './texts';

/** The taxonomy of a tipo, written by the intermediary. */
export function TaxonomyFields({ form }: { readonly form: UseFormReturn<Values> }) {
  return (
    <fieldset className="panel">
      <legend className="h4">{t.taxonomy}</legend>
      <p className="field-hint">{t.taxonomyHint}</p>
      <TextField form={form} name="macroArea" label={t.macroArea} maxLength={4} optional />
      <TextField form={form} name="tipoServizio" label={t.service} maxLength={35} optional />
      <TextField form={form} name="motivoRiscossione" label={t.reason} maxLength={1024} optional />
      <TextField
        form={form}
        name="codiceTassonomico"
        label={t.taxonomyCode}
        maxLength={35}
        optional
        rules={{ validate: (_, values) => isWholeTaxonomy(values) || t.taxonomyWhole }}
      />
      <DateField form={form} name="fineTassonomia" label={t.taxonomyEnd} hint={t.taxonomyEndHint} optional />
    </fieldset>
  );
}
