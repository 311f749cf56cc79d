import { useForm } from 'react-hook-form';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useEnteRecord } from '../../shared/enti/use-ente-record';
import { CheckboxField, MoneyField, SelectField, TextField } from '../../shared/form/fields';
import { Form } from '../../shared/form/form';
import { useReview } from '../../shared/form/use-review';
import { useEnte } from '../../shared/session/use-ente';
import { Skeleton } from '../../shared/ui/skeleton';
import { changesOf, differencesOf, toValues, type Values } from './record-values';
import { TaxonomyFields } from './taxonomy-fields';
import { t } from './texts';
import { useChangeTipo } from './use-change-tipo';

/** The record of a tipo in hand: what is the intermediary's is shown, and cannot be written by others. */
export function RecordForm(props: {
  readonly tipo: TipoDovuto;
  readonly onSaved: () => void;
  readonly onBack: () => void;
}) {
  const { tipo } = props;
  const { codiceIpa } = useEnte();
  const change = useChangeTipo(tipo);
  const form = useForm<Values>({ defaultValues: toValues(tipo), mode: 'onBlur' });
  const { data: ente } = useEnteRecord(codiceIpa);
  const accounts = (postal: boolean) =>
    (ente?.iban ?? [])
      .filter((conto) => conto.stato !== 'DISMESSO' && (!postal || conto.postale))
      .map(({ iban, stato: state }) => ({ value: iban, label: `${iban} (${state.toLowerCase().replace('_', ' ')})` }));
  const { label, onSubmit, notice, dialog } = useReview(form, {
    differences: (values) => differencesOf(tipo, values),
    save: (values) => change(changesOf(tipo, values)),
    onSaved: props.onSaved,
  });
  const [spontaneous, needed] = form.watch(['spontaneo', 'scadenzaObbligatoria']);
  if (!ente) return <Skeleton rows={8} />; // the accounts are options that values need
  return (
    <>
      {notice}
      <Form
        form={form}
        draft={`tipo ${codiceIpa} ${tipo.codice}`}
        onSubmit={onSubmit}
        submit={label}
        more={
          <button type="button" className="btn btn-link" onClick={props.onBack}>
            {t.back}
          </button>
        }
      >
        <fieldset className="panel">
          <legend className="h4">{t.identity}</legend>
          {tipo.modificabili.includes('descrizione') ? (
            <TextField form={form} name="descrizione" label={t.name} maxLength={256} />
          ) : (
            <div className="form-field">
              <p className="form-fixed-label">{t.name}</p>
              <p className="mb-0">{tipo.descrizione}</p>
              <p className="field-hint">{t.byBroker}</p>
            </div>
          )}
        </fieldset>
        {tipo.modificabili.includes('tassonomia') && <TaxonomyFields form={form} />}
        <fieldset className="panel">
          <legend className="h4">{t.spontaneous}</legend>
          <CheckboxField
            form={form}
            name="spontaneo"
            label={t.spontaneous}
            rules={{
              validate: (on, { scadenzaObbligatoria, stampaScadenza }) =>
                !(on === true && (scadenzaObbligatoria || stampaScadenza)) || t.spontaneousNoDue,
            }}
          />
          <MoneyField form={form} name="importo" label={t.fixed} hint={t.fixedHint} optional />
          <CheckboxField form={form} name="cfAnonimo" label={t.anonymous} />
        </fieldset>
        <fieldset className="panel">
          <legend className="h4">{t.due}</legend>
          {spontaneous && <p className="field-hint">{t.spontaneousNoDue}</p>}
          <CheckboxField form={form} name="scadenzaObbligatoria" label={t.dueNeeded} />
          <CheckboxField
            form={form}
            name="stampaScadenza"
            label={t.duePrinted}
            rules={{ validate: (on) => on === true || !needed || t.dueIsPrinted }}
          />
          <CheckboxField form={form} name="pagabileOltreScadenza" label={t.afterDue} />
          <TextField
            form={form}
            name="giorniTolleranza"
            label={t.days}
            inputMode="numeric"
            maxLength={4}
            rules={{ validate: (days) => (/^\d{1,4}$/.test(String(days)) && Number(days) <= 3650) || t.daysWrong }}
          />
        </fieldset>
        <fieldset className="panel">
          <legend className="h4">{t.accounts}</legend>
          <SelectField form={form} name="ibanPsp" label={t.iban} hint={t.ofEnte} options={accounts(false)} optional />
          <SelectField form={form} name="ibanPostale" label={t.postal} options={accounts(true)} optional />
        </fieldset>
      </Form>
      {dialog}
    </>
  );
}
