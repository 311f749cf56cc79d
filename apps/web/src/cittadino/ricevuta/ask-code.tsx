import { useForm } from 'react-hook-form';
import { TextField } from '../../shared/form/fields';
import { Form } from '../../shared/form/form';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';

/** Asks whose receipt it is. */
export function AskCode(props: { readonly wrong: boolean; readonly onCode: (code: string) => void }) {
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <>
      {props.wrong && (
        <Notice tone="danger" live>
          <p>{t.notYours}</p>
        </Notice>
      )}
      <Form
        form={form}
        guard={false}
        submit={t.open}
        onSubmit={({ code }) => {
          props.onCode(code.replace(/\s/g, '').toUpperCase());
          return Promise.resolve();
        }}
      >
        <TextField
          form={form}
          name="code"
          label={t.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          rules={{ pattern: { value: /^\s*(?:[A-Za-z0-9]{16}|\d{11})\s*$/, message: t.codeWrong } }}
        />
      </Form>
    </>
  );
}
