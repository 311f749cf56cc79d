import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { type Import, ImportState, isOpen } from '../../shared/imports/import-state';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const SHOWN = 5;

/** What of the latest uploads waits for somebody. */
function Alerts({ imports, base }: { readonly imports: readonly Import[]; readonly base: string }) {
  const real = imports.filter(({ prova }) => !prova);
  const rejected = real.filter((one) => one.righeScartate > 0 && !isOpen(one));
  const failed = real.filter(({ stato, annullata }) => stato === 'IMPORT_ABORTITO' && !annullata);
  if (rejected.length === 0 && failed.length === 0) return null;
  const to = (some: readonly Import[]) =>
    some.length === 1 && some[0] ? `${base}/flussi/import/${some[0].id}` : `${base}/flussi/import`;
  return (
    <Notice tone="warning" title={t.alerts}>
      <ul className="mb-0">
        {rejected.length > 0 && (
          <li>
            <Link to={to(rejected)}>{t.rejects(rejected.length)}</Link>
          </li>
        )}
        {failed.length > 0 && (
          <li>
            <Link to={to(failed)}>{t.failedImports(failed.length)}</Link>
          </li>
        )}
      </ul>
    </Notice>
  );
}

/** The last uploads, with how far they are. */
export function LatestImports({ base }: { readonly base: string }) {
  const { codiceIpa } = useEnte();
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', codiceIpa, 'latest'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: { limite: SHOWN },
        signal,
        background: true,
      }),
    refetchInterval: ({ state }) => (state.data?.elementi.some(isOpen) ? 3_000 : false),
  });
  return (
    <section className="panel" aria-labelledby="latest-imports">
      <div className="panel-head">
        <h2 id="latest-imports" className="h4">
          {t.imports}
        </h2>
        <Link to={`${base}/flussi/import`}>{t.allImports}</Link>
      </div>
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} compact />}
      {!data && !error && <Skeleton rows={3} />}
      {data && <Alerts imports={data.elementi} base={base} />}
      {data?.elementi.length === 0 && <p className="soft">{t.noImports}</p>}
      <ul className="found-list">
        {data?.elementi.map((one) => (
          <li key={one.id} className="found">
            <div>
              <Link to={`${base}/flussi/import/${one.id}`}>{one.nomeFile}</Link>
              <p className="soft">
                <span>
                  <DateText value={one.caricatoIl} />
                </span>
                <span>{t.rowsOf(formatCount(one.righeAccettate), formatCount(one.righeScartate))}</span>
              </p>
            </div>
            <div className="found-right">
              <ImportState one={one} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
