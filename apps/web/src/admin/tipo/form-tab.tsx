import { DEFAULT_FORM } from '@mypay/kernel';
import { useDeferredValue, useMemo, useState } from 'react';
import { ApiProblem } from '../../shared/api/problem';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useTextDraft } from '../../shared/form/use-text-draft';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { type Fault, lineOfField, readDefinition } from './definition';
import { Faults } from './faults';
import { Preview } from './preview';
import { t } from './texts';
import { useChangeTipo } from './use-change-tipo';

const written = ({ modulo }: TipoDovuto): string => (modulo ? JSON.stringify(modulo, null, 2) : '');

/** The form of a tipo as JSON, beside what the citizen will see of it. */
export function FormTab({ tipo }: { readonly tipo: TipoDovuto }) {
  const { codiceIpa } = useEnte();
  const change = useChangeTipo(tipo);
  const may = tipo.modificabili.includes('modulo');
  const draft = useTextDraft(`modulo ${codiceIpa} ${tipo.codice}`, written(tipo));
  const { text } = draft;
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refused, setRefused] = useState<{ readonly text: string; readonly error: unknown }>();
  const settled = useDeferredValue(text);
  const read = useMemo(
    () => (settled.trim() === '' ? { form: DEFAULT_FORM, faults: [] } : readDefinition(settled, t.notJson)),
    [settled],
  );
  const problem = refused?.error instanceof ApiProblem ? refused.error : undefined;
  const told: readonly Fault[] =
    problem && refused
      ? problem.fields.map(({ campo, motivo, cure }) => ({
          line: lineOfField(refused.text, campo),
          reason: motivo,
          cure,
        }))
      : [];
  const faults = read.faults.length > 0 ? read.faults : refused?.text === text ? told : [];
  const save = async () => {
    if (busy || read.faults.length > 0) return;
    setBusy(true);
    setSaved(false);
    setRefused(undefined);
    try {
      await change({ modulo: text.trim() === '' ? null : (JSON.parse(text) as Record<string, unknown>) });
      draft.forget();
      setSaved(true);
    } catch (error) {
      setRefused({ text, error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="definition-editor">
      <section className="panel">
        {draft.restored && (
          <Notice tone="info" live>
            <p className="mb-1">{t.found}</p>
            <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => draft.reset(written(tipo))}>
              {t.discard}
            </button>
          </Notice>
        )}
        {saved && (
          <Notice tone="success" live>
            {t.formSaved}
          </Notice>
        )}
        {refused !== undefined && told.length === 0 && <ErrorCard error={refused.error} compact />}
        <label htmlFor="modulo" className="h4">
          {t.editor}
        </label>
        <p id="modulo-hint" className="field-hint">
          {may ? t.editorHint : t.readOnly}
        </p>
        <textarea
          id="modulo"
          className="form-control definition-text"
          rows={24}
          spellCheck={false}
          readOnly={!may}
          value={text}
          aria-describedby="modulo-hint modulo-faults"
          aria-invalid={faults.length > 0}
          onChange={(event) => draft.write(event.target.value)}
        />
        <Faults faults={faults} textId="modulo" id="modulo-faults" good={read.form !== undefined && text !== ''} />
        {may && (
          <div className="form-actions">
            <button
              type="button"
              className="btn btn-primary"
              aria-disabled={busy || read.faults.length > 0}
              aria-busy={busy}
              onClick={() => void save()}
            >
              {t.saveForm}
            </button>
          </div>
        )}
      </section>
      <Preview form={read.form} tipo={tipo} />
    </div>
  );
}
