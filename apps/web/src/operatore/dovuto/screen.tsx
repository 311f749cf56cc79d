import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { CancelDovuto } from '../../shared/dovuti/cancel-dovuto';
import { DovutoState } from '../../shared/dovuti/dovuto-state';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { addressOf, officeFile, officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DownloadLink } from '../../shared/ui/download-link';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { History } from './history';
import { BilancioSection, DataSection, DebtorSection, type Dovuto, PaymentSection } from './sections';
import { t } from './texts';

const WARNINGS: Readonly<Record<string, string>> = {
  SCADUTO: t.expired,
  DISABILITATO: t.disabled,
  PAGAMENTO_INIZIATO: t.underway,
};

function Actions(props: { readonly dovuto: Dovuto; readonly base: string; readonly onCancel: () => void }) {
  const { codiceIpa, may } = useEnte();
  const { dovuto, base } = props;
  const writes = may('dovuto.write');
  return (
    <>
      {may('avviso.pdf') && dovuto.numeroAvviso !== undefined && dovuto.stato === 'DA_PAGARE' && (
        <DownloadLink button href={officeFile(codiceIpa, 'dovuti', dovuto.iud, 'avviso')} format="PDF">
          {t.notice}
        </DownloadLink>
      )}
      {writes && dovuto.azioni.includes('MODIFICA') && (
        <Link className="btn btn-primary btn-sm" to={addressOf(base, 'dovuti', dovuto.iud, 'modifica')}>
          <Icon name="it-pencil" size="sm" />
          {t.edit}
        </Link>
      )}
      {writes && (
        <Link
          className="btn btn-outline-primary btn-sm"
          to={`${base}/dovuti/nuovo?da=${encodeURIComponent(dovuto.iud)}`}
        >
          <Icon name="it-copy" size="sm" />
          {t.duplicate}
        </Link>
      )}
      {writes && dovuto.azioni.includes('ANNULLA') && (
        <button type="button" className="btn btn-outline-danger btn-sm" onClick={props.onCancel}>
          {t.cancel}
        </button>
      )}
    </>
  );
}

/** O-05: one debt, what may be done to it, and all that happened to it. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const { iud = '' } = useParams();
  const base = officePath(codiceIpa);
  const tipi = useTipiDovuto();
  const saved = (useLocation().state as { saved?: unknown } | null)?.saved === true;
  const [cancelling, setCancelling] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['dovuti', codiceIpa, 'one', iud],
    queryFn: ({ signal }) => dovutiOffice.get('/enti/{ente}/dovuti/{iud}', { path: { ente: codiceIpa, iud }, signal }),
  });
  const warning = data && WARNINGS[data.stato];
  return (
    <Page
      title={data?.causale ?? iud}
      breadcrumb={[{ to: `${base}/dovuti`, label: t.list }]}
      lead={data && <DovutoState state={data.stato} />}
      actions={data && <Actions dovuto={data} base={base} onCancel={() => setCancelling(true)} />}
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <div className="detail-columns">
          <div>
            {saved && (
              <Notice tone="success" live>
                {t.saved}
              </Notice>
            )}
            {warning !== undefined && <Notice tone="warning">{warning}</Notice>}
            {data.pagamento?.dopoAnnullamento === true && <Notice tone="warning">{t.afterCancel}</Notice>}
            <DataSection dovuto={data} tipi={tipi} />
            {data.pagamento && <PaymentSection pagamento={data.pagamento} />}
            <DebtorSection debitore={data.debitore} />
            {data.righeBilancio && <BilancioSection rows={data.righeBilancio} />}
          </div>
          <section className="panel" aria-labelledby="history">
            <h2 id="history" className="h4">
              {t.history}
            </h2>
            <History iud={iud} iuv={data.iuv} base={base} />
          </section>
        </div>
      )}
      {cancelling && data && (
        <CancelDovuto iud={data.iud} causale={data.causale} onClose={() => setCancelling(false)} />
      )}
    </Page>
  );
}
