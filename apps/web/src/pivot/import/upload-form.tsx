import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { upload } from '../../shared/api/upload';
import { pivotOffice } from '../../shared/api/doors';
import { FileDrop } from '../../shared/form/file-drop';
import { formatSize } from '../../shared/i18n/format';
import type { Giornale } from '../../shared/pivot/types';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Progress } from '../../shared/ui/progress';
import { type ColumnOrder, mappingOf } from './columns';
import { FilePreview } from './preview';
import { officeFile } from '../../shared/routing/address';
import { t } from './texts';

const isZip = (file: File) => /\.zip$/i.test(file.name);
const isCsv = (file: File) => /\.csv$/i.test(file.name);

/** A file chosen or dropped, its first rows as they would be read, and its sending, which can be cancelled. */
export function UploadForm({ ipa }: { readonly ipa: string }) {
  const client = useQueryClient();
  const limits = useQuery({
    queryKey: ['pivot', ipa, 'limiti'],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/giornali-di-cassa/limiti', { path: { ente: ipa }, signal }),
    staleTime: Infinity,
  }).data;
  const [file, setFile] = useState<File>();
  const [order, setOrder] = useState<ColumnOrder>();
  const [fault, setFault] = useState<string>();
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [told, setTold] = useState<string>();
  const sending = useRef<AbortController>(null);
  const faultOf = (chosen: File): string | undefined =>
    !isCsv(chosen) && !isZip(chosen)
      ? t.notCsv
      : limits && chosen.size > limits.maxBytes
        ? t.tooLarge(formatSize(chosen.size), formatSize(limits.maxBytes))
        : undefined;
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setError(undefined);
    setTold(undefined);
    setFault(chosen && faultOf(chosen));
  };
  const send = async () => {
    if (percent !== undefined || fault !== undefined) return;
    if (!file) return setFault(t.missing);
    const late = faultOf(file); // the limit may have come after the file
    if (late !== undefined) return setFault(late);
    const form = new FormData();
    if (order) form.set('mappatura', JSON.stringify(mappingOf(order)));
    form.set('file', file, file.name);
    sending.current = new AbortController();
    setPercent(0);
    setError(undefined);
    try {
      await upload<Giornale>(officeFile(ipa, 'pivot', 'giornali-di-cassa'), form, {
        signal: sending.current.signal,
        onProgress: (sent, total) => setPercent(Math.floor((sent * 100) / Math.max(total, 1))),
      });
      setTold(t.sent(file.name));
      setFile(undefined);
      await client.invalidateQueries({ queryKey: ['pivot', ipa, 'giornali'] });
    } catch (refused) {
      if (refused instanceof DOMException && refused.name === 'AbortError') setTold(t.cancelled);
      else setError(refused);
    } finally {
      setPercent(undefined);
    }
  };
  return (
    <section className="panel" aria-labelledby="new-journal">
      <h2 id="new-journal" className="h4">
        {t.upload}
      </h2>
      <FileDrop
        label={t.file}
        hint={
          limits ? `${t.hint} ${t.limit(formatSize(limits.maxBytes), formatSize(limits.maxBytesInflated))}` : t.hint
        }
        accept=".csv,.zip"
        file={file}
        onChange={choose}
        error={fault}
      />
      {file && fault === undefined && isCsv(file) && (
        <FilePreview ipa={ipa} file={file} order={order} onOrder={setOrder} />
      )}
      {file && isZip(file) && <p>{t.previewZip}</p>}
      {told !== undefined && (
        <Notice tone="info" live>
          {told}
        </Notice>
      )}
      {error !== undefined && <ErrorCard error={error} />}
      {percent === undefined ? (
        <button type="button" className="btn btn-primary mt-3" onClick={() => void send()}>
          {t.send}
        </button>
      ) : (
        <div className="mt-3">
          <Progress label={t.sending(percent)} percent={percent} />
          <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => sending.current?.abort()}>
            {t.cancel}
          </button>
        </div>
      )}
    </section>
  );
}
