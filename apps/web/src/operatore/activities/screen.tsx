import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { type Import, ImportState, isOpen } from '../../shared/imports/import-state';
import { isExporting } from '../../shared/exports/paid-export';
import { useBulkJobs } from '../../shared/jobs/use-bulk-jobs';
import { isPrinting } from '../../shared/prints/print-batch';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DateText } from '../../shared/ui/date-text';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Progress } from '../../shared/ui/progress';
import { Skeleton } from '../../shared/ui/skeleton';
import { ExportJob, PrintJob } from './bulk-jobs';
import { t } from './texts';

const POLL_MS = 2_000;

function Job(props: { readonly one: Import; readonly base: string; readonly onCancel: (one: Import) => void }) {
  const { one, base } = props;
  const { may } = useEnte();
  const at = `${base}/flussi/import/${one.id}`;
  const percent = one.avanzamento?.percentuale;
  return (
    <li className="job">
      <div className="job-head">
        <div>
          <p className="soft mb-0">{one.prova ? t.trial : t.kind}</p>
          <Link to={at}>{one.nomeFile}</Link>
          <p className="soft mb-0">
            <DateText value={one.caricatoIl} />
          </p>
        </div>
        <ImportState one={one} />
      </div>
      {isOpen(one) ? (
        <Progress
          label={t.progress(percent === undefined ? '…' : `${percent}%`, formatCount(one.righeTotali))}
          percent={percent}
        />
      ) : (
        <p className="mb-0">{t.outcome(formatCount(one.righeAccettate), formatCount(one.righeScartate))}</p>
      )}
      <div className="job-actions">
        {one.azioni.includes('ANNULLA') && may('flusso.cancel') && (
          <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => props.onCancel(one)}>
            {t.cancel}
          </button>
        )}
        {!isOpen(one) && one.righeScartate > 0 && (
          <Link className="btn btn-outline-primary btn-xs" to={at}>
            {t.fix}
          </Link>
        )}
        {one.stato === 'IMPORT_ABORTITO' && !one.annullata && (
          <Link className="btn btn-outline-primary btn-xs" to={`${base}/flussi/import`}>
            {t.retry}
          </Link>
        )}
      </div>
    </li>
  );
}

/** O-15: one's own jobs, those that run first. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const base = officePath(codiceIpa);
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState<Import>();
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', codiceIpa, 'mine'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: { miei: true, limite: 50 },
        signal,
        background: true,
      }),
    refetchInterval: POLL_MS,
  });
  const tipi = useTipiDovuto();
  const bulk = useBulkJobs(codiceIpa);
  // Every kind of job in one list, the newest first.
  const all = [
    ...(data?.elementi ?? []).map((one) => ({
      at: one.caricatoIl,
      open: isOpen(one),
      job: <Job key={`import ${one.id}`} one={one} base={base} onCancel={setCancelling} />,
    })),
    ...bulk.prints.map((one) => ({
      at: one.richiestaIl,
      open: isPrinting(one),
      job: <PrintJob key={`print ${one.id}`} one={one} base={base} tipo={tipi.nameOf} />,
    })),
    ...bulk.exports.map((one) => ({
      at: one.richiestoIl,
      open: isExporting(one),
      job: <ExportJob key={`export ${one.id}`} one={one} base={base} />,
    })),
  ].toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const open = all.filter((one) => one.open);
  const done = all.filter((one) => !one.open);
  const jobs = (some: typeof all) => <ul className="jobs">{some.map(({ job }) => job)}</ul>;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      {...(open.length > 0 ? { windowTitle: t.running(open.length) } : {})}
      actions={
        may('flusso.import') && (
          <Link className="btn btn-outline-primary btn-sm" to={`${base}/flussi/import`}>
            {t.upload}
          </Link>
        )
      }
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && all.length === 0 && <Empty title={t.nothing} />}
      {data && all.length > 0 && (
        <>
          <h2 className="h5">{t.open}</h2>
          {open.length === 0 ? <p className="soft">{t.none}</p> : jobs(open)}
          {done.length > 0 && (
            <>
              <h2 className="h5">{t.done}</h2>
              {jobs(done)}
            </>
          )}
        </>
      )}
      {cancelling && (
        <ConfirmDialog
          title={t.cancelTitle}
          confirm={t.cancelConfirm}
          danger
          onClose={() => setCancelling(undefined)}
          onConfirm={async () => {
            await dovutiOffice.delete('/enti/{ente}/import-dovuti/{id}', {
              path: { ente: codiceIpa, id: String(cancelling.id) },
            });
            await client.invalidateQueries({ queryKey: ['imports', codiceIpa] });
          }}
        >
          <p>{t.cancelText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
