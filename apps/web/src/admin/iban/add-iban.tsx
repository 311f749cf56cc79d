import { useForm } from 'react-hook-form';
import { onboardingOffice } from '../../shared/api/doors';
import { isPostal, looksLikeIban, plainIban } from '../../shared/enti/iban';
import { type EnteRecord, useChangeEnte } from '../../shared/enti/use-ente-record';
import { Form } from '../../shared/form/form';
import { TextField } from '../../shared/form/fields';
import { Dialog } from '../../shared/ui/dialog';
import { t } from './texts';

interface Values {
  readonly iban: string;
  readonly descrizione: string;
  readonly intestatario: string;
  readonly bic: string;
  readonly autorizzazioneStampa: string;
}

/** Records an account: its digits are looked at while it is typed, and again by the server. */
export function AddIban({ ente, onClose }: { readonly ente: EnteRecord; readonly onClose: () => void }) {
  const form = useForm<Values>({
    mode: 'onBlur',
    defaultValues: {
      iban: '',
      descrizione: '',
      intestatario: ente.denominazione.slice(0, 70),
      bic: '',
      autorizzazioneStampa: '',
    },
  });
  const typed = form.watch('iban');
  const foreign = looksLikeIban(typed) && !plainIban(typed).startsWith('IT');
  const postal = isPostal(typed);
  const add = useChangeEnte(({ iban, ...data }: Values) =>
    onboardingOffice.put('/enti/{ente}/iban/{iban}', {
      path: { ente: ente.codiceIpa, iban: plainIban(iban) },
      body: {
        ...Object.fromEntries(Object.entries(data).filter(([, value]) => value.trim() !== '')),
        versione: ente.versione,
      },
    }),
  );
  const save = async (values: Values) => {
    await add(values);
    onClose();
  };
  return (
    <Dialog
      title={t.add}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {t.close}
        </button>
      }
    >
      <Form form={form} onSubmit={save} submit={t.save} guard={false}>
        <TextField
          form={form}
          name="iban"
          label={t.iban}
          hint={postal ? t.postalHint : t.ibanHint}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="characters"
          maxLength={42}
          rules={{
            validate: (value) =>
              !looksLikeIban(value)
                ? t.ibanWrong
                : ente.iban.some(({ iban }) => iban === plainIban(value))
                  ? t.known
                  : true,
          }}
        />
        <TextField form={form} name="descrizione" label={t.description} optional maxLength={140} />
        <TextField form={form} name="intestatario" label={t.holder} maxLength={70} />
        {foreign && <TextField form={form} name="bic" label={t.bic} hint={t.bicHint} maxLength={11} />}
        {postal && (
          <TextField
            form={form}
            name="autorizzazioneStampa"
            label={t.stamp}
            hint={t.stampHint}
            optional
            maxLength={50}
          />
        )}
      </Form>
    </Dialog>
  );
}
