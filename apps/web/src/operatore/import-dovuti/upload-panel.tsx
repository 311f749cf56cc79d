import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { Field } from '../../shared/form/field';
import { FileDrop } from '../../shared/form/file-drop';
import { formatInstant, formatSize } from '../../shared/i18n/format';
import { keepFile } from '../../shared/imports/kept-file';
import { useImportUpload } from '../../shared/imports/use-import-upload';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Progress } from '../../shared/ui/progress';
import { contentHash, proposedName } from './content-hash';
import { t } from './texts';

/** Takes a file by drop or by choice, says whether its content was loaded already, and sends it on trial or for good. */
export function UploadPanel({ base }: { readonly base: string }) {
  const { codiceIpa } = useEnte();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const [stopped, setStopped] = useState(false);
  const [missing, setMissing] = useState(false);
  const { sending, error, send, cancel } = useImportUpload();
  const hash = useQuery({
    queryKey: ['hash', file?.name, file?.size, file?.lastModified],
    queryFn: async () => (file && (await contentHash(file))) ?? null,
    enabled: file !== undefined,
    staleTime: Infinity,
  });
  const known = useQuery({
    queryKey: ['imports', codiceIpa, 'same', hash.data],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: { sha256: hash.data ?? '', prova: false, limite: 1 },
        signal,
      }),
    enabled: typeof hash.data === 'string',
  });
  const same = known.data?.elementi[0];
  const { data: limits } = useQuery({
    queryKey: ['imports', codiceIpa, 'limiti'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti/limiti', { path: { ente: codiceIpa }, signal }),
    staleTime: Infinity,
  });
  const most = file && limits && (/\.zip$/i.test(file.name) ? limits.zip : limits.csv);
  const fault =
    file && most !== undefined && file.size > most ? t.tooBig(formatSize(file.size), formatSize(most)) : undefined;
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setName(chosen ? proposedName(chosen, codiceIpa) : '');
    setMissing(false);
    setStopped(false);
  };
  const start = async (onTrial: boolean) => {
    if (!file || sending || fault !== undefined) return;
    setStopped(false);
    if (name.trim() === '') return setMissing(true);
    const made = await send(file, name.trim(), onTrial);
    if (!made) return;
    if (onTrial) keepFile(made.id, file, name.trim());
    void navigate(`${base}/flussi/import/${made.id}`);
  };
  const stop = () => {
    cancel();
    setStopped(true);
  };
  return (
    <section className="panel" aria-label={t.upload}>
      <FileDrop
        label={t.file}
        hint={limits ? t.fileHint(formatSize(limits.zip), formatSize(limits.csv)) : t.fileHintPlain}
        accept=".csv,.zip,text/csv,application/zip"
        file={file}
        onChange={choose}
        error={fault}
      />
      {file && (
        <>
          <Field label={t.name} hint={t.nameHint(codiceIpa)} error={missing ? t.nameMissing : undefined}>
            {(tied) => (
              <input
                className="form-control"
                value={name}
                spellCheck={false}
                onChange={(event) => setName(event.target.value)}
                {...tied}
              />
            )}
          </Field>
          <p className="soft" role="status">
            {hash.isFetching ? t.checking : hash.data && t.hash(hash.data.slice(0, 12))}
          </p>
          {same && (
            <Notice tone="warning" live title={t.same(same.nomeFile, formatInstant(same.caricatoIl))}>
              <p>
                {t.sameHint} <Link to={`${base}/flussi/import/${same.id}`}>{t.seeIt}</Link>
              </p>
            </Notice>
          )}
        </>
      )}
      {error !== undefined && <ErrorCard error={error} compact />}
      {stopped && !sending && (
        <Notice tone="info" live>
          {t.stopped}
        </Notice>
      )}
      {sending ? (
        <div className="upload-progress">
          <Progress
            label={t.sending(Math.floor((sending.sent / Math.max(sending.total, 1)) * 100))}
            percent={(sending.sent / Math.max(sending.total, 1)) * 100}
          />
          <button type="button" className="btn btn-outline-danger btn-sm" onClick={stop}>
            {t.stop}
          </button>
        </div>
      ) : (
        file &&
        fault === undefined && (
          <div className="form-actions">
            <button type="button" className="btn btn-primary" onClick={() => void start(false)}>
              {t.upload}
            </button>
            <button type="button" className="btn btn-outline-primary" onClick={() => void start(true)}>
              {t.trial}
            </button>
          </div>
        )
      )}
    </section>
  );
}
