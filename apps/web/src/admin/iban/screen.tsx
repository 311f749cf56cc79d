import { useState } from 'react';
import { useEnteRecord } from '../../shared/enti/use-ente-record';
import { useEnte } from '../../shared/session/use-ente';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { AddIban } from './add-iban';
import { Conto } from './conto';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

/** E-08: the accounts of an ente, where each stands and who uses it. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { data: ente, error, refetch } = useEnteRecord(codiceIpa);
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ to: officePath(codiceIpa, 'admin'), label: t.admin }]}
      actions={
        may('iban.write') && (
          <button type="button" className="btn btn-primary" disabled={!ente} onClick={() => setAdding(true)}>
            <Icon name="it-plus" size="sm" /> {t.add}
          </button>
        )
      }
    >
      {!ente ? (
        error ? (
          <ErrorCard error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={4} />
        )
      ) : ente.iban.length === 0 ? (
        <Empty title={t.empty} icon="it-card">
          <p>{t.emptyText}</p>
        </Empty>
      ) : (
        <ul className="conti">
          {ente.iban.map((conto) => (
            <Conto key={conto.iban} conto={conto} ente={ente} />
          ))}
        </ul>
      )}
      {adding && ente && <AddIban ente={ente} onClose={() => setAdding(false)} />}
    </Page>
  );
}
