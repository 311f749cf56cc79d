import { type ReactNode, useRef, useState } from 'react';
import { formatSize } from '../i18n/format';
import { Icon } from '../ui/icon';
import { Field } from './field';
import { t } from './texts';

/** A place to drop a file, and a button that does the same. Holds nothing: `file` and `onChange` are the caller's. */
export function FileDrop(props: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly accept: string;
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
  readonly error?: string | undefined;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { file } = props;
  const take = (files: FileList | null) => props.onChange(files?.[0]);
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(tied) => (
        <div
          className={over ? 'file-drop over' : 'file-drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files);
          }}
        >
          <Icon name="it-upload" />
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            accept={props.accept}
            onChange={(event) => take(event.target.files)}
            {...tied}
          />
          {file ? (
            <p>
              <Icon name="it-file" size="sm" />
              <strong>{t.chosen(file.name, formatSize(file.size))}</strong>
              <button
                type="button"
                className="btn-copy"
                aria-label={t.removeFile(file.name)}
                onClick={() => {
                  if (input.current) input.current.value = '';
                  props.onChange(undefined);
                  input.current?.focus();
                }}
              >
                <Icon name="it-close" size="sm" />
              </button>
            </p>
          ) : (
            <p>{t.drop}</p>
          )}
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => input.current?.click()}>
            {t.browse}
          </button>
        </div>
      )}
    </Field>
  );
}
