import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { Form } from '../form/form';
import { CheckboxField, TextField } from '../form/fields';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { QrDialog } from './qr-dialog';
import { t } from './texts';

/** What is asked of the server for a notice; it goes to the results in the history's entry, never in an address. */
export interface NoticeQuestion {
  readonly numeroAvviso: string;
  readonly codiceFiscale?: string;
  readonly nome?: string;
  readonly ente?: string;
}

interface Values {
  numeroAvviso: string;
  codice: string;
  withoutCodice: boolean;
  nome: string;
}

const digitsOf = (typed: string): string => typed.replace(/\D/g, '');

/**
 * Number of a notice and whose it is: the two things that a person who holds one can copy. `ente` narrows the search (codice
 * fiscale), `numeroAvviso` is what a link or a code brought along.
 */
export function NoticeForm(props: {
  readonly ente?: string;
  readonly numeroAvviso?: string;
  readonly codice?: string;
  readonly submit?: string;
}) {
  const navigate = useNavigate();
  const [scanning, setScanning] = useState(false);
  const [read, setRead] = useState<string>();
  const [ente, setEnte] = useState(props.ente);
  const form = useForm<Values>({
    mode: 'onTouched',
    defaultValues: {
      numeroAvviso: props.numeroAvviso ?? '',
      codice: props.codice ?? '',
      withoutCodice: false,
      nome: '',
    },
  });
  const noCode = form.watch('withoutCodice');
  const search = (values: Values): Promise<void> => {
    const question: NoticeQuestion = {
      numeroAvviso: digitsOf(values.numeroAvviso),
      ...(values.withoutCodice
        ? { nome: values.nome.trim() }
        : { codiceFiscale: values.codice.replace(/\s/g, '').toUpperCase() }),
      ...(ente === undefined ? {} : { ente }),
    };
    return Promise.resolve(navigate('/paga-avviso/risultati', { state: { question } }));
  };
  return (
    <>
      {read !== undefined && (
        <Notice tone="success" live>
          {read}
        </Notice>
      )}
      <Form
        form={form}
        guard={false}
        onSubmit={search}
        submit={props.submit ?? t.search}
        more={
          <button type="button" className="btn btn-outline-primary" onClick={() => setScanning(true)}>
            <Icon name="it-camera" size="sm" className="me-2" />
            {t.scan}
          </button>
        }
      >
        <TextField
          form={form}
          name="numeroAvviso"
          label={t.number}
          hint={t.numberHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          rules={{
            required: t.numberMissing,
            validate: (typed) => {
              const { length } = digitsOf(String(typed));
              return length === 18 || t.numberDigits(length);
            },
          }}
        />
        {noCode ? (
          <TextField
            form={form}
            name="nome"
            label={t.name}
            maxLength={70}
            autoComplete="off"
            rules={{ required: t.nameMissing, shouldUnregister: true }}
          />
        ) : (
          <TextField
            form={form}
            name="codice"
            label={t.code}
            hint={t.codeHint}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={24}
            rules={{
              required: t.codeMissing,
              shouldUnregister: true,
              validate: (typed) =>
                /^(?:[A-Z0-9]{16}|\d{11})$/.test(String(typed).replace(/\s/g, '').toUpperCase()) || t.codeWrong,
            }}
          />
        )}
        <CheckboxField form={form} name="withoutCodice" label={t.noCode} />
      </Form>
      {scanning && (
        <QrDialog
          onClose={() => setScanning(false)}
          onRead={(code) => {
            setScanning(false);
            setEnte(code.ente);
            setRead(t.scanned);
            form.setValue('numeroAvviso', code.numeroAvviso, { shouldValidate: true });
            setTimeout(() => form.setFocus(noCode ? 'nome' : 'codice'));
          }}
        />
      )}
    </>
  );
}
