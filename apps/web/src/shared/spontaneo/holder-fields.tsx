import { fieldId } from '../form/fields';
import { Field } from '../form/field';
import type { Holder } from './holder';
import { t } from './texts';

/** Who owes: a person or a company, with a code or, where the payment allows, without. */
export function HolderFields(props: {
  readonly holder: Holder;
  readonly mayLackCode: boolean;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (holder: Holder) => void;
  readonly onBlur: (path: string) => void;
}) {
  const { holder, errorOf } = props;
  const set = (changed: Partial<Holder>) => props.onChange({ ...holder, ...changed });
  const line = (name: 'nome' | 'codice' | 'nazione' | 'email', label: string, more: object = {}, hint?: string) => (
    <Field id={fieldId(`debitore.${name}`)} label={label} hint={hint} error={errorOf(`debitore.${name}`)}>
      {(tied) => (
        <input
          className="form-control"
          type="text"
          {...more}
          {...tied}
          value={holder[name]}
          onChange={(event) => set({ [name]: event.target.value })}
          onBlur={() => props.onBlur(`debitore.${name}`)}
        />
      )}
    </Field>
  );
  const isPerson = holder.tipo === 'F';
  return (
    <>
      <fieldset className="form-field">
        <legend className="field-legend">{t.holderKind}</legend>
        <div className="form-choices">
          {(['F', 'G'] as const).map((tipo) => (
            <div key={tipo} className="form-flag">
              <input
                id={`holder-${tipo}`}
                type="radio"
                name="holder-kind"
                checked={holder.tipo === tipo}
                onChange={() => set({ tipo, withoutCodice: false })}
              />
              <label htmlFor={`holder-${tipo}`}>{tipo === 'F' ? t.person : t.company}</label>
            </div>
          ))}
        </div>
      </fieldset>
      {line('nome', isPerson ? t.name : t.companyName, {
        maxLength: 70,
        autoComplete: isPerson ? 'name' : 'organization',
      })}
      {!holder.withoutCodice &&
        line('codice', isPerson ? t.code : t.vat, {
          maxLength: 24,
          autoCapitalize: 'characters',
          spellCheck: false,
          autoComplete: 'off',
        })}
      {isPerson && props.mayLackCode && (
        <div className="form-field form-flag">
          <input
            id="holder-no-code"
            type="checkbox"
            checked={holder.withoutCodice}
            onChange={(event) => set({ withoutCodice: event.target.checked })}
          />
          <label htmlFor="holder-no-code">{t.noCode}</label>
        </div>
      )}
      {holder.withoutCodice && line('nazione', t.country, { maxLength: 2, autoComplete: 'country' })}
      {line(
        'email',
        t.email,
        { type: 'email', inputMode: 'email', autoComplete: 'email', maxLength: 256 },
        t.emailHint,
      )}
    </>
  );
}
