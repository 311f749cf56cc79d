import { useState } from 'react';
import { Link } from 'react-router-dom';
import { DebtCard } from '../../shared/citizen/debt-card';
import { type Cart, useCart } from '../../shared/citizen/use-cart';
import { formatInstant, formatMoney } from '../../shared/i18n/format';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

/** C-08: what will be paid together, quoted now. What changed, was paid or cannot be paid is told before anything else. */
export function Screen() {
  const { data, error, refetch, add, remove, empty } = useCart();
  const [clearing, setClearing] = useState(false);
  if (!data)
    return (
      <Page title={t.title}>
        {error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}
      </Page>
    );
  const refused = add.error ?? remove.error;
  return (
    <Page title={t.title} {...(data.voci.length > 0 ? { lead: t.lead(data.voci.length, data.massimo) } : {})}>
      <span role="status" className="visually-hidden">
        {remove.isSuccess ? t.removed : ''}
      </span>
      {refused && <ErrorCard error={refused} compact />}
      {data.pagate.length > 0 && <Paid items={data.pagate} />}
      {data.voci.length === 0 && (
        <Empty title={t.empty} icon="it-cart">
          <p>{t.emptyText}</p>
          <div className="d-flex gap-2 justify-content-center flex-wrap">
            <Link to="/paga-avviso" className="btn btn-primary">
              {t.notice}
            </Link>
            <Link to="/enti" className="btn btn-outline-primary">
              {t.enti}
            </Link>
          </div>
        </Empty>
      )}
      {data.voci.length > 0 && (
        <div className="cart-columns">
          <div>
            {data.voci.some(({ pagabile }) => !pagabile) && <Notice tone="warning">{t.blocked}</Notice>}
            {data.voci.map((item) => (
              <DebtCard
                key={item.id}
                debt={item}
                note={
                  item.importoPrecedente !== undefined && (
                    <Notice tone="warning">
                      <p className="mb-2">
                        {t.changed(formatMoney(item.importoPrecedente), formatMoney(item.importo))}
                      </p>
                      <button
                        type="button"
                        className="btn btn-outline-primary btn-sm"
                        onClick={() => add.mutate(item.riferimento)}
                      >
                        {t.accept}
                      </button>
                    </Notice>
                  )
                }
                actions={
                  <button
                    type="button"
                    className="btn btn-link btn-remove"
                    aria-label={t.remove(item.causale)}
                    onClick={() => remove.mutate(item.id)}
                  >
                    <Icon name="it-delete" size="sm" className="me-1" />
                    {t.removeShort}
                  </button>
                }
              />
            ))}
            <p className="d-flex gap-3 flex-wrap">
              <Link to="/paga-avviso">{t.more}</Link>
              <button type="button" className="btn-plain" onClick={() => setClearing(true)}>
                {t.clear}
              </button>
            </p>
            {data.scadeIl !== undefined && <p className="small">{t.until(formatInstant(data.scadeIl))}</p>}
          </div>
          <Total cart={data} />
        </div>
      )}
      {clearing && (
        <ConfirmDialog
          title={t.clearTitle}
          confirm={t.clearConfirm}
          onClose={() => setClearing(false)}
          onConfirm={() => empty.mutateAsync()}
        >
          <p>{t.clearText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}

function Total({ cart }: { readonly cart: Cart }) {
  const waits = cart.voci.some(({ importoPrecedente }) => importoPrecedente !== undefined);
  const payable = cart.voci.some(({ pagabile }) => pagabile);
  return (
    <section className="panel cart-total" aria-label={t.total}>
      <p className="cart-sum">
        <span>{t.total}</span> <Money euro={cart.totale} strong />
      </p>
      <p className="small cart-hint">{waits ? t.acceptFirst : t.totalHint}</p>
      {payable && !waits && (
        <Link to="/checkout" className="btn btn-primary">
          {t.go}
        </Link>
      )}
    </section>
  );
}

function Paid({ items }: { readonly items: Cart['pagate'] }) {
  return (
    <Notice tone="success" title={t.paid}>
      <p className="mb-1">{t.paidText}</p>
      <ul className="mb-0">
        {items.map((item) => (
          <li key={item.id}>
            {item.causale} <Money euro={item.importoPagato ?? item.importo} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
