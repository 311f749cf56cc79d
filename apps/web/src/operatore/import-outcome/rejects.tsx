import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { type Import, isOpen } from '../../shared/imports/import-state';
import { useImportUpload } from '../../shared/imports/use-import-upload';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Progress } from '../../shared/ui/progress';
import { Skeleton } from '../../shared/ui/skeleton';
import { RejectRow } from './reject-row';
import { t } from './texts';
import { useCorrections } from './use-corrections';

const PAGE = 20;
const POLL_MS = 3_000;

/** The refused rows in place: each is mended where it stands, and only those mended are uploaded again. */
export function Rejects({ one, base }: { readonly one: Import; readonly base: string }) {
  const { codiceIpa, may } = useEnte();
  const navigate = useNavigate();
  const { corrections, correct, clear } = useCorrections(`${codiceIpa}:${one.id}`);
  const { send, sending, error: refusal } = useImportUpload();
  const running = isOpen(one);
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['imports', codiceIpa, 'rejects', one.id, one.stato],
    queryFn: ({ pageParam, signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti/{id}/scarti/righe', {
        path: { ente: codiceIpa, id: String(one.id) },
        query: { limite: PAGE, ...(pageParam === '' ? {} : { cursore: pageParam }) },
        signal,
        background: running,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursore }) => cursore ?? undefined,
    refetchInterval: running ? POLL_MS : false,
  });
  if (error && !data) return <ErrorCard error={error} onRetry={() => void refetch()} compact />;
  if (!data) return <Skeleton rows={4} />;
  const first = data.pages[0];
  const shown = data.pages.flatMap(({ elementi }) => elementi);
  const mended = Object.keys(corrections).length;
  const editable = !running && may('flusso.import');
  const reload = async (onTrial: boolean) => {
    if (sending || !first) return;
    const ordered = Object.entries(corrections).sort(([a], [b]) => Number(a) - Number(b));
    const lines = [first.intestazione ?? '', ...ordered.map(([, line]) => line), ''];
    const made = await send(new Blob([lines.join('\n')], { type: 'text/csv' }), first.nomeCorretto, onTrial);
    if (!made) return;
    if (!onTrial) clear();
    void navigate(`${base}/flussi/import/${made.id}`);
  };
  return (
    <>
      <p className="soft">{running ? t.rejectsRunning : editable && t.rejectsHint}</p>
      <ol className="rejects">
        {shown.map((reject) => (
          <RejectRow
            key={reject.riga}
            reject={reject}
            header={first?.intestazione}
            corrected={corrections[reject.riga]}
            editable={editable}
            onCorrect={(line) => correct(reject.riga, line === reject.testo ? undefined : line)}
          />
        ))}
      </ol>
      {hasNextPage ? (
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => void fetchNextPage()}>
          {t.more}
        </button>
      ) : (
        one.righeScartate > shown.length &&
        !running && <p className="soft">{t.notAll(formatCount(shown.length), formatCount(one.righeScartate))}</p>
      )}
      {refusal !== undefined && <ErrorCard error={refusal} compact />}
      {mended > 0 && editable && (
        <div className="rejects-bar" role="status">
          {sending ? (
            <Progress label={t.sending} />
          ) : (
            <>
              <button type="button" className="btn btn-primary" onClick={() => void reload(false)}>
                {t.reload(mended, formatCount(mended))}
              </button>
              <button type="button" className="btn btn-outline-primary" onClick={() => void reload(true)}>
                {t.reloadTrial}
              </button>
              <span className="soft">{t.reloadName(first?.nomeCorretto ?? '')}</span>
            </>
          )}
        </div>
      )}
    </>
  );
}
