import { useId, useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import { type EnteRecord, useChangeEnte } from '../../shared/enti/use-ente-record';
import { FileDrop } from '../../shared/form/file-drop';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { shrinkPicture } from './shrink-picture';
import { t } from './texts';

/** Chooses a picture, shows it as it will be, and gives it its words. */
export function LogoDialog({ ente, onClose }: { readonly ente: EnteRecord; readonly onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const [content, setContent] = useState<string>();
  const [error, setError] = useState<string>();
  const [words, setWords] = useState(ente.logo?.alternativo ?? t.logoOf(ente.denominazione));
  const field = useId();
  const put = useChangeEnte((body: components['schemas']['LogoDto']) =>
    onboardingOffice.put('/enti/{ente}/logo', { path: { ente: ente.codiceIpa }, body }),
  );
  const take = async (chosen: File | undefined) => {
    setFile(chosen);
    const shrunk = chosen && (await shrinkPicture(chosen));
    setContent(shrunk);
    setError(chosen && shrunk === undefined ? t.logoWrong : undefined);
  };
  const save = async () => {
    if (content === undefined) return; // the button is off until there is a picture
    await put({
      contenuto: content,
      versione: ente.versione,
      ...(words.trim() === '' ? {} : { alternativo: words.trim() }),
    });
  };
  return (
    <ConfirmDialog
      title={ente.logo ? t.logoChange : t.logoPut}
      confirm={t.logoSave}
      disabled={content === undefined}
      onConfirm={save}
      onClose={onClose}
    >
      <FileDrop
        label={t.logoFile}
        hint={t.logoHint}
        accept="image/png,image/jpeg"
        file={file}
        onChange={(chosen) => void take(chosen)}
        error={error}
      />
      {content !== undefined && (
        <div className="logo-grounds">
          <figure>
            <img src={`data:image/png;base64,${content}`} alt={words} />
            <figcaption>{t.light}</figcaption>
          </figure>
          <figure className="logo-dark">
            <img src={`data:image/png;base64,${content}`} alt="" />
            <figcaption>{t.dark}</figcaption>
          </figure>
        </div>
      )}
      <div className="form-field">
        <label htmlFor={field}>{t.logoAlt}</label>
        <input
          id={field}
          className="form-control"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
    </ConfirmDialog>
  );
}
