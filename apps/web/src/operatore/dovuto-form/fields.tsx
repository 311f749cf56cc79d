import type { UseFormReturn } from 'react-hook-form';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { CheckboxField, DateField, MoneyField, SelectField, TextAreaField, TextField } from '../../shared/form/fields';
import { BilancioRows } from './bilancio-rows';
import { t } from './texts';
import type { Values } from './values';

/** The fields of O-06. The stamp duty is never inserted by hand. */
export function DovutoFields(props: {
  readonly form: UseFormReturn<Values>;
  readonly tipi: TipiDovuto;
  readonly fresh: boolean;
}) {
  const { form, tipi, fresh } = props;
  const tipo = tipi.find(form.watch('tipoDovuto'));
  const needsDue = tipo !== undefined && (tipo.scadenzaObbligatoria || tipo.stampaScadenza);
  const anonymous = form.watch('anonimo');
  const causale = form.watch('causale');
  const options = (fresh ? tipi.own.filter((one) => one.attivo && !one.marcaDaBollo) : tipi.own).map((one) => ({
    value: one.codice,
    label: one.descrizione,
  }));
  return (
    <>
      <fieldset className="panel">
        <legend className="h4">{t.what}</legend>
        <div className="form-grid">
          {fresh ? (
            <SelectField form={form} name="tipoDovuto" label={t.tipo} options={options} />
          ) : (
            <div className="form-field">
              <p className="form-fixed-label">{t.tipo}</p>
              <p className="mb-0">{tipi.nameOf(form.getValues('tipoDovuto'))}</p>
              <p className="field-hint">{t.tipoFixed}</p>
            </div>
          )}
          <MoneyField form={form} name="importo" label={t.amount} />
          <DateField
            form={form}
            name="dataScadenza"
            label={t.due}
            optional={!needsDue}
            {...(needsDue ? { hint: t.dueNeeded } : {})}
          />
        </div>
        <TextAreaField
          form={form}
          name="causale"
          label={t.causale}
          hint={t.causaleHint(causale.length)}
          rows={2}
          maxLength={1024}
        />
        {fresh && <TextField form={form} name="iud" label={t.iud} hint={t.iudHint} maxLength={35} spellCheck={false} />}
      </fieldset>
      <fieldset className="panel">
        <legend className="h4">{t.who}</legend>
        <div className="form-grid">
          <SelectField
            form={form}
            name="debitore.tipo"
            label={t.kind}
            options={[
              { value: 'F', label: t.person },
              { value: 'G', label: t.firm },
            ]}
          />
          <TextField form={form} name="debitore.anagrafica" label={t.name} maxLength={70} />
          {!anonymous && (
            <TextField
              form={form}
              name="debitore.codice"
              label={t.code}
              maxLength={20}
              spellCheck={false}
              autoCapitalize="characters"
            />
          )}
        </div>
        {tipo?.cfAnonimo === true && <CheckboxField form={form} name="anonimo" label={t.anonymous} />}
        <details className="form-more">
          <summary>{t.address}</summary>
          <div className="form-grid">
            <TextField form={form} name="debitore.email" label={t.email} type="email" maxLength={256} optional />
            <TextField form={form} name="debitore.indirizzo" label={t.street} maxLength={70} optional />
            <TextField form={form} name="debitore.civico" label={t.number} maxLength={16} optional />
            <TextField form={form} name="debitore.cap" label={t.postcode} maxLength={16} optional />
            <TextField form={form} name="debitore.localita" label={t.town} maxLength={35} optional />
            <TextField form={form} name="debitore.provincia" label={t.province} maxLength={2} optional />
            <TextField form={form} name="debitore.nazione" label={t.country} maxLength={2} optional />
          </div>
        </details>
      </fieldset>
      <div className="panel">
        <BilancioRows form={form} />
      </div>
    </>
  );
}
