import { type FormDefinition, judgeForm } from '@mypay/kernel';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '../api/problem';
import type { components } from '../api/schema/onboarding';
import { Field } from '../form/field';
import { fieldId } from '../form/fields';
import { formatMoney, readMoney } from '../i18n/format';
import { localText } from '../i18n/local-text';
import { today as todayInRome } from '../session/clock';
import { useSession } from '../session/session-provider';
import { ErrorCard } from '../ui/error-card';
import { emptyAnswers, fieldAt, toAnswers, type Typed } from './answers';
import { DynamicFields } from './dynamic-fields';
import { cleanCode, EMPTY_HOLDER, type Holder, holderErrors } from './holder';
import { HolderFields } from './holder-fields';
import { readDraft, writeDraft } from './form-draft';
import { t } from './texts';

type Spontaneo = Pick<components['schemas']['SpontaneoFormView'], 'modulo' | 'importo' | 'senzaCodiceFiscale'>;

/** What a filled form sends: the body of the door of spontanei. */
export interface SpontaneoContent {
  readonly valori: object;
  readonly importo?: string;
  readonly debitore: object;
}

/** The form in hand: judged at each key by the same core as the server's, errors shown when a field is left, all when it is sent. */
export function SpontaneoForm(props: {
  readonly spontaneo: Spontaneo;
  /** Names what this tab keeps of it; nothing is kept of a preview. */
  readonly draft?: string;
  /** `key` stays the same while the content does: a second sending makes nothing new. */
  readonly send: (content: SpontaneoContent, key: string) => Promise<void>;
  readonly submit: string;
}) {
  const { spontaneo, draft } = props;
  const form = spontaneo.modulo as unknown as FormDefinition;
  const session = useSession();
  const first = useMemo(() => (draft === undefined ? undefined : readDraft(draft)), [draft]);
  const [typed, setTyped] = useState<Typed>(first?.typed ?? emptyAnswers(form));
  const [holder, setHolder] = useState<Holder>(
    first?.holder ?? { ...EMPTY_HOLDER, nome: session?.autenticato === true ? (session.nome ?? '') : '' },
  );
  const [amount, setAmount] = useState(first?.amount ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const summary = useRef<HTMLDivElement>(null);
  const key = useRef<{ readonly content: string; readonly key: string }>(undefined);
  useEffect(() => {
    if (draft !== undefined) writeDraft(draft, { typed, holder, amount });
  }, [draft, typed, holder, amount]);

  const today = todayInRome();
  const answers = useMemo(() => toAnswers(form, typed), [form, typed]);
  const judged = useMemo(() => judgeForm(form, answers, today), [form, answers, today]);
  const isFree = spontaneo.importo === undefined && form.importo === undefined;
  const errors = new Map<string, string>();
  for (const { path, code, message } of judged.errors) {
    const field = fieldAt(form, path);
    const label = field ? localText(field.etichetta) : path;
    if (!errors.has(path)) errors.set(path, message ? localText(message) : t.errors[code](label));
  }
  if (isFree && readMoney(amount) === undefined) errors.set('importo', t.amountWrong);
  for (const [name, message] of Object.entries(holderErrors(holder))) errors.set(`debitore.${name}`, message);
  const server = refused instanceof ApiProblem ? refused.fields : [];
  for (const { campo, motivo } of server) {
    const path = campo.replace(/^valori\./, '').replace('debitore.anagrafica', 'debitore.nome');
    if (!errors.has(path)) errors.set(path, motivo);
  }
  const errorOf = (path: string) => (sent || left.has(path) ? errors.get(path) : undefined);
  const leave = (path: string) => setLeft(new Set([...left, path]));

  const send = async () => {
    const body = {
      valori: { ...answers },
      ...(isFree ? { importo: readMoney(amount) ?? amount } : {}),
      debitore: {
        tipo: holder.tipo,
        anagrafica: holder.nome.trim(),
        ...(holder.withoutCodice ? { nazione: holder.nazione.toUpperCase() } : { codice: cleanCode(holder.codice) }),
        ...(holder.email === '' ? {} : { email: holder.email.trim() }),
      },
    };
    const content = JSON.stringify(body);
    if (key.current?.content !== content) key.current = { content, key: crypto.randomUUID() };
    await props.send(body, key.current.key);
    if (draft !== undefined) writeDraft(draft, undefined);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setSent(true);
    setRefused(undefined);
    const local = [...errors.keys()].filter((path) => !server.some(({ campo }) => campo.endsWith(path)));
    if (local.length > 0) return void setTimeout(() => summary.current?.focus());
    setBusy(true);
    try {
      await send();
    } catch (error) {
      setRefused(error);
      setTimeout(() => summary.current?.focus());
    } finally {
      setBusy(false);
    }
  };
  const reset = () => {
    setTyped(emptyAnswers(form));
    setAmount('');
    setSent(false);
    setLeft(new Set());
    setRefused(undefined);
  };
  return (
    <form noValidate className="app-form" onSubmit={(event) => void submit(event)}>
      {sent && errors.size > 0 && (
        <div ref={summary} tabIndex={-1} className="alert alert-danger error-summary" role="alert">
          <p className="fw-semibold mb-1">{t.summary(errors.size)}</p>
          <ul>
            {[...errors].map(([path, message]) => (
              <li key={path}>
                <a href={`#${fieldId(path)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {refused !== undefined && server.length === 0 && <ErrorCard error={refused} compact />}
      <section className="panel" aria-labelledby="spontaneo-data">
        <h2 id="spontaneo-data" className="h5">
          {t.data}
        </h2>
        <DynamicFields
          fields={form.campi}
          judged={judged}
          typed={typed}
          today={today}
          errorOf={errorOf}
          onChange={(name, value) => setTyped({ ...typed, [name]: value })}
          onBlur={leave}
        />
        {spontaneo.importo !== undefined && (
          <div className="form-computed">
            <span>{t.amountFixed}</span>
            <span className="money">{formatMoney(spontaneo.importo)}</span>
          </div>
        )}
        {isFree && (
          <Field id={fieldId('importo')} label={t.amount} error={errorOf('importo')}>
            {(tied) => (
              <div className="money-input">
                <span aria-hidden="true">{'€'}</span>
                <input
                  className="form-control"
                  inputMode="decimal"
                  autoComplete="off"
                  {...tied}
                  value={amount}
                  onChange={(event) => setAmount(event.target.value)}
                  onBlur={() => leave('importo')}
                />
              </div>
            )}
          </Field>
        )}
      </section>
      <section className="panel" aria-labelledby="spontaneo-holder">
        <h2 id="spontaneo-holder" className="h5">
          {t.holder}
        </h2>
        <HolderFields
          holder={holder}
          mayLackCode={spontaneo.senzaCodiceFiscale}
          errorOf={errorOf}
          onChange={setHolder}
          onBlur={leave}
        />
      </section>
      <div className="form-actions">
        <button
          type="submit"
          className="btn btn-primary"
          aria-disabled={busy}
          aria-busy={busy}
          // A field that is left shows its error, the button moves, and the click would fall beside it.
          onMouseDown={(event) => event.preventDefault()}
        >
          {props.submit}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={reset}>
          {t.reset}
        </button>
      </div>
    </form>
  );
}
