import type { RegisterOptions, UseFormReturn } from 'react-hook-form';
import { type EnteField, FIELD_GROUPS, fieldLabels, languages } from '../../shared/enti/ente-fields';
import { maskedIban } from '../../shared/enti/iban';
import type { EnteRecord } from '../../shared/enti/use-ente-record';
import { CheckboxField, SelectField, TextField } from '../../shared/form/fields';
import { t } from './texts';
import type { Values } from './values';

const REQUIRED: readonly EnteField[] = ['denominazione', 'tipoEnte', 'auxDigit', 'giorniPagamentoPresunti'];
const PUBLIC: readonly EnteField[] = ['telefono', 'emailPubblica', 'sitoWeb', 'pec'];

const shape = (value: RegExp, message: string): RegisterOptions<Values> => ({ pattern: { value, message } });
const RULES: Partial<Record<EnteField, RegisterOptions<Values>>> = {
  provincia: shape(/^[A-Z]{2}$/, t.province),
  emailAmministratore: shape(/^[^\s@;]+@[^\s@;]+(;[^\s@;]+@[^\s@;]+)*$/, t.mails),
  pec: shape(/^[^\s@]+@[^\s@]+$/, t.mail),
  emailPubblica: shape(/^[^\s@;"<>]+@[^\s@;"<>]+\.[^\s@;"<>]+$/, t.mail),
  telefono: shape(/^[0-9+ ]{3,70}$/, t.phone),
  sitoWeb: shape(/^https:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(\/[^\s"<>]*)?$/, t.url),
  cbill: shape(/^[A-Za-z0-9]{1,5}$/, t.code),
  auxDigit: shape(/^[03]$/, t.digit),
  giorniPagamentoPresunti: shape(/^([0-9]|[12][0-9]|30)$/, t.days),
};
const LENGTHS: Partial<Record<EnteField, number>> = {
  denominazione: 100,
  denominazioneBreve: 50,
  denominazioneBeneficiario: 70,
  tipoEnte: 35,
};

function One(props: { readonly form: UseFormReturn<Values>; readonly name: EnteField; readonly ente: EnteRecord }) {
  const { form, name, ente } = props;
  const label = fieldLabels[name];
  if (typeof ente[name] === 'boolean') return <CheckboxField form={form} name={name} label={label} />;
  if (name === 'linguaAggiuntiva')
    return (
      <SelectField
        form={form}
        name={name}
        label={label}
        optional
        options={Object.entries(languages).map(([value, one]) => ({ value, label: one }))}
      />
    );
  if (name === 'ibanDefault')
    return (
      <SelectField
        form={form}
        name={name}
        label={label}
        optional
        options={ente.iban
          .filter(({ stato }) => stato === 'ATTIVO' || stato === 'IN_SCADENZA')
          .map(({ iban, descrizione }) => ({
            value: iban,
            label: descrizione === undefined ? maskedIban(iban) : `${maskedIban(iban)} · ${descrizione}`,
          }))}
      />
    );
  return (
    <TextField
      form={form}
      name={name}
      label={label}
      optional={!REQUIRED.includes(name)}
      maxLength={LENGTHS[name] ?? 256}
      {...(RULES[name] ? { rules: RULES[name] } : {})}
      {...(name === 'emailAmministratore' ? { hint: t.mails } : PUBLIC.includes(name) ? { hint: t.publicHint } : {})}
    />
  );
}

/** The fields of the record that the person may write, in their groups. */
export function EnteFields({ form, ente }: { readonly form: UseFormReturn<Values>; readonly ente: EnteRecord }) {
  return FIELD_GROUPS.map(({ label, fields }) => {
    const own = fields.filter((field) => ente.campiModificabili.includes(field));
    return own.length === 0 ? null : (
      <fieldset key={label} className="panel">
        <legend className="h5">{label}</legend>
        {own.map((field) => (
          <One key={field} form={form} name={field} ente={ente} />
        ))}
      </fieldset>
    );
  });
}
