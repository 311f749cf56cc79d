import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { formatSize } from '../../shared/i18n/format';
import { type Import, ImportState, isOpen } from '../../shared/imports/import-state';
import { keptFile } from '../../shared/imports/kept-file';
import { useImportUpload } from '../../shared/imports/use-import-upload';
import { officeFile, officePath } from '../../shared/routing/address';
import { useSession } from '../../shared/session/session-provider';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { DownloadLink } from '../../shared/ui/download-link';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { Rejects } from './rejects';
import { Figures, Running, Warnings } from './summary';
import { t } from './texts';

const POLL_MS = 1_000;

function Downloads({ one }: { readonly one: Import }) {
  const { codiceIpa } = useEnte();
  const at = officeFile(codiceIpa, 'import-dovuti', one.id);
  if (one.fileEliminatiIl !== undefined) return <p className="soft">{t.gone}</p>;
  return (
    <ul className="link-list">
      {one.haScarti && (
        <li>
          <DownloadLink href={`${at}/scarti`} format="CSV">
            {t.rejectsFile}
          </DownloadLink>
        </li>
      )}
      {one.haScarti && (
        <li>
          <DownloadLink href={`${at}/scarti?daCorreggere=true`} format="CSV">
            {t.toCorrect}
          </DownloadLink>
        </li>
      )}
      {one.haIuv && (
        <li>
          <DownloadLink href={`${at}/iuv`} format="CSV">
            {t.iuvFile}
          </DownloadLink>
        </li>
      )}
      <li>
        <DownloadLink
          href={`${at}/originale`}
          format={/zip$/i.test(one.nomeFile) ? 'ZIP' : 'CSV'}
          bytes={one.dimensione}
        >
          {t.original}
        </DownloadLink>
      </li>
    </ul>
  );
}

/** A trial that passed: load the same file for good, from this window or by choosing it again. */
function LoadForGood({ one, base }: { readonly one: Import; readonly base: string }) {
  const { send, sending, error } = useImportUpload();
  const navigate = useNavigate();
  const kept = keptFile(one.id);
  if (!one.prova || isOpen(one) || one.righeAccettate === 0) return null;
  if (!kept)
    return (
      <p>
        {t.trialChoose} <Link to={`${base}/flussi/import`}>{t.again}</Link>
      </p>
    );
  const load = async () => {
    const made = await send(kept.file, kept.name, false);
    if (made) void navigate(`${base}/flussi/import/${made.id}`);
  };
  return (
    <>
      {error !== undefined && <ErrorCard error={error} compact />}
      <button
        type="button"
        className="btn btn-primary"
        aria-disabled={sending !== undefined}
        onClick={() => {
          if (!sending) void load();
        }}
      >
        {t.loadNow}
      </button>
    </>
  );
}

/** O-08: how far an import is, what it gave, and its refused rows to be mended in place. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { id = '' } = useParams();
  const persona = useSession()?.persona;
  const base = officePath(codiceIpa);
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', codiceIpa, 'one', id],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti/{id}', { path: { ente: codiceIpa, id }, signal, background: true }),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data) ? POLL_MS : false),
  });
  return (
    <Page
      title={data?.nomeFile ?? id}
      breadcrumb={[{ to: `${base}/flussi/import`, label: t.list }]}
      lead={data && <ImportState one={data} />}
      actions={
        data?.azioni.includes('ANNULLA') === true &&
        may('flusso.cancel') && (
          <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setCancelling(true)}>
            {t.cancel}
          </button>
        )
      }
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          <Warnings one={data} base={base} />
          <div className="detail-columns">
            <section className="panel">
              <Running one={data} />
              <Figures one={data} />
              {data.righeAccettate > 0 && !data.prova && (
                <p>
                  <Link to={`${base}/dovuti?importazione=${data.id}`}>{t.dovuti}</Link>
                </p>
              )}
              <LoadForGood one={data} base={base} />
            </section>
            <section className="panel" aria-labelledby="downloads">
              <h2 id="downloads" className="h4">
                {t.downloads}
              </h2>
              <Downloads one={data} />
              <DefinitionList
                items={[
                  { term: t.when, value: <DateText value={data.caricatoIl} /> },
                  {
                    term: t.who,
                    value: persona && data.caricatoDa === `persona:${persona.id}` ? t.you : data.caricatoDa,
                  },
                  { term: t.size, value: formatSize(data.dimensione) },
                  {
                    term: t.took,
                    value:
                      data.finitoIl !== undefined && data.avanzamento
                        ? t.seconds(data.avanzamento.secondiTrascorsi)
                        : undefined,
                  },
                  {
                    term: t.hash,
                    value: (
                      <>
                        <span className="identifier">{data.sha256.slice(0, 16)}…</span>{' '}
                        <CopyButton text={data.sha256} what={t.copyHash} />
                      </>
                    ),
                    wide: true,
                  },
                ]}
              />
            </section>
          </div>
          {data.righeScartate > 0 && data.fileEliminatiIl === undefined && (
            <section className="panel" aria-labelledby="rejects">
              <h2 id="rejects" className="h4">
                {t.rejects}
              </h2>
              <Rejects one={data} base={base} />
            </section>
          )}
        </>
      )}
      {cancelling && data && (
        <ConfirmDialog
          title={t.cancelTitle}
          confirm={t.cancel}
          danger
          onClose={() => setCancelling(false)}
          onConfirm={async () => {
            await dovutiOffice.delete('/enti/{ente}/import-dovuti/{id}', { path: { ente: codiceIpa, id } });
            await client.invalidateQueries({ queryKey: ['imports', codiceIpa] });
          }}
        >
          <p>{t.cancelText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
