import { unsafeLinks } from '@mypay/kernel';
import { useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { type EnteRecord, patchEnte, useChangeEnte, useEnteRecord } from '../../shared/enti/use-ente-record';
import { DateField, fieldId, TextAreaField } from '../../shared/form/fields';
import { Form, NOT_SENT } from '../../shared/form/form';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Markup } from '../../shared/ui/markup';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { MarkupTools } from './markup-tools';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

const NAMES = ['messaggio', 'messaggioEn', 'messaggioDa', 'messaggioA'] as const;
type Values = Record<(typeof NAMES)[number], string>;
const MAX = 4000;

/** The links of a text lead where they may; the server holds the same rule. */
const safe = (text: string): true | string => {
  const [href] = unsafeLinks(text);
  return href === undefined || t.badLink(href);
};

const toValues = (ente: EnteRecord): Values =>
  Object.fromEntries(NAMES.map((name) => [name, ente[name] ?? ''])) as Values;

function Text(props: {
  readonly form: UseFormReturn<Values>;
  readonly name: 'messaggio' | 'messaggioEn';
  readonly label: string;
  readonly hint: string;
}) {
  const { form, name } = props;
  const text = form.watch(name);
  return (
    <>
      <TextAreaField
        form={form}
        name={name}
        label={props.label}
        hint={props.hint}
        optional
        rows={8}
        maxLength={MAX}
        rules={{ validate: safe }}
      />
      <MarkupTools
        target={fieldId(name)}
        onChange={(changed) => form.setValue(name, changed.slice(0, MAX), { shouldDirty: true })}
      />
      <p className="list-note">{t.count(text.length)}</p>
    </>
  );
}

function Editor({ ente }: { readonly ente: EnteRecord }) {
  const form = useForm<Values>({ defaultValues: toValues(ente), mode: 'onBlur' });
  const [done, setDone] = useState<'published' | 'publishedLater' | 'removed' | 'nothing'>();
  const save = useChangeEnte((values: Values) =>
    patchEnte(ente.codiceIpa, Object.fromEntries(NAMES.map((name) => [name, values[name].trim() || null]))),
  );
  const publish = async (values: Values) => {
    setDone(undefined);
    if (!form.formState.isDirty) {
      setDone('nothing');
      return NOT_SENT;
    }
    await save(values);
    form.reset(values);
    setDone(
      values.messaggio.trim() === ''
        ? 'removed'
        : values.messaggioDa || values.messaggioA
          ? 'publishedLater'
          : 'published',
    );
  };
  const [main, english] = form.watch(['messaggio', 'messaggioEn']);
  return (
    <>
      {done && (
        <Notice tone={done === 'nothing' ? 'info' : 'success'} live>
          <p className="mb-0">
            {t[done]} {ente.stato === 'ESERCIZIO' && <Link to={`/enti/${ente.codiceIpa.toLowerCase()}`}>{t.page}</Link>}
          </p>
        </Notice>
      )}
      <div className="message-columns">
        <Form form={form} onSubmit={publish} submit={t.publish} draft={`messaggio ${ente.codiceIpa}`}>
          <Text form={form} name="messaggio" label={t.italian} hint={t.markupHint} />
          <Text form={form} name="messaggioEn" label={t.english} hint={t.englishHint} />
          <div className="message-days">
            <DateField form={form} name="messaggioDa" label={t.from} hint={t.daysHint} optional />
            <DateField form={form} name="messaggioA" label={t.to} hint={t.daysHint} optional />
          </div>
        </Form>
        <section className="panel" aria-labelledby="preview">
          <h2 id="preview" className="h5">
            {t.preview}
          </h2>
          {main.trim() === '' ? (
            <p>{t.previewNone}</p>
          ) : (
            <div className="ente-message" lang="it">
              <Markup text={main} />
            </div>
          )}
          {english.trim() !== '' && (
            <div className="ente-message" lang="en">
              <Markup text={english} />
            </div>
          )}
        </section>
      </div>
    </>
  );
}

/** E-09: what citizens read at the top of the ente's page, in two languages, on some days or always. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const { data, error, refetch } = useEnteRecord(codiceIpa);
  return (
    <Page title={t.title} lead={t.lead} breadcrumb={[{ to: officePath(codiceIpa, 'admin'), label: t.admin }]}>
      {data ? (
        <Editor ente={data} />
      ) : error ? (
        <ErrorCard error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  );
}
