import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import { DateField, TextField } from '../../shared/form/fields';
import { Form } from '../../shared/form/form';
import { today } from '../../shared/session/clock';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { Page } from '../../shared/ui/page';
import { BY_TIPO, RUOLI, type Ruolo } from '../../shared/people/operatori';
import { t } from './texts';
import { TipiChoice } from './tipi-choice';
import { officePath } from '../../shared/routing/address';

interface Values {
  codiceFiscale: string;
  nome: string;
  cognome: string;
  email: string;
  ruoli: Ruolo[];
  tipi: readonly string[] | null;
  a: string;
}

/** E-05: gives a person her first roles on the ente. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const base = officePath(codiceIpa, 'admin', 'operatori');
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm<Values>({
    mode: 'onBlur',
    defaultValues: { codiceFiscale: '', nome: '', cognome: '', email: '', ruoli: ['OPERATORE'], tipi: null, a: '' },
  });
  const roles = form.watch('ruoli');
  const tipi = form.watch('tipi');
  const give = async (values: Values) => {
    let id = '';
    // Each role is one request, and the same again changes nothing: after a refusal the whole may be sent once more.
    for (const ruolo of values.ruoli) {
      const made = await onboardingOffice.post('/enti/{ente}/assegnazioni', {
        path: { ente: codiceIpa },
        body: {
          persona: {
            codiceFiscale: values.codiceFiscale.replace(/\s/g, '').toUpperCase(),
            nome: values.nome.trim(),
            cognome: values.cognome.trim(),
            email: values.email.trim() === '' ? null : values.email.trim(),
          },
          ruolo,
          tipi: values.tipi !== null && BY_TIPO.includes(ruolo) ? [...values.tipi] : null,
          a: values.a === '' ? null : values.a,
        },
      });
      id = made.persona.id;
    }
    await client.invalidateQueries({ queryKey: ['operatori', codiceIpa] });
    await navigate(`${base}/${id}`, { replace: true });
  };
  const rolesError = form.formState.errors.ruoli?.message;
  return (
    <Page title={t.newTitle} lead={t.newLead} breadcrumb={[{ to: base, label: t.title }]} narrow>
      <Form form={form} onSubmit={give} submit={t.save}>
        <TextField
          form={form}
          name="codiceFiscale"
          label={t.code}
          hint={t.codeHint}
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="characters"
          rules={{ validate: (typed) => String(typed).replace(/\s/g, '').length === 16 || t.codeWrong }}
        />
        <TextField form={form} name="nome" label={t.name} maxLength={140} autoComplete="off" />
        <TextField form={form} name="cognome" label={t.surname} maxLength={140} autoComplete="off" />
        <TextField
          form={form}
          name="email"
          label={t.email}
          hint={t.emailHint}
          optional
          type="email"
          maxLength={256}
          autoComplete="off"
          rules={{ validate: (typed) => typed === '' || /^\S+@\S+\.\S+$/.test(String(typed)) || t.emailWrong }}
        />
        <fieldset className="form-field" id="campo-ruoli" tabIndex={-1}>
          <legend>{t.givenRoles}</legend>
          {RUOLI.map((ruolo) => (
            <div key={ruolo} className="form-flag">
              <input
                id={`ruolo-${ruolo}`}
                type="checkbox"
                value={ruolo}
                {...form.register('ruoli', { validate: (chosen) => chosen.length > 0 || t.rolesMissing })}
              />
              <label htmlFor={`ruolo-${ruolo}`}>{roleName(ruolo)}</label>
            </div>
          ))}
          {rolesError !== undefined && <p className="field-error">{rolesError}</p>}
        </fieldset>
        {roles.some((ruolo) => BY_TIPO.includes(ruolo)) && (
          <>
            <TipiChoice
              legend={t.tipi}
              value={tipi}
              onChange={(value) => form.setValue('tipi', value, { shouldDirty: true })}
            />
            <p className="soft">{t.byTipo}</p>
          </>
        )}
        <DateField form={form} name="a" label={t.lastDay} hint={t.lastDayHint} optional min={today()} />
      </Form>
    </Page>
  );
}
