import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { ErrorCard } from '../ui/error-card';
import { Icon } from '../ui/icon';
import type { CitizenDebt } from './debt-state';
import { t } from './texts';
import { useCart } from './use-cart';
import { addressOf } from '../routing/address';

/** What may be done with a debt that is found: pay it, put it into the cart, print its notice. */
export function DebtActions({ debt }: { readonly debt: CitizenDebt }) {
  const { add } = useCart();
  const navigate = useNavigate();
  const [added, setAdded] = useState(debt.nelCarrello);
  const put = async (then?: string) => {
    if (add.isPending) return;
    try {
      if (!added) await add.mutateAsync(debt.riferimento);
      setAdded(true);
      if (then !== undefined) void navigate(then);
    } catch {
      // shown below, in the server's words
    }
  };
  return (
    <>
      {add.error && <ErrorCard error={add.error} compact />}
      <span role="status" className="visually-hidden">
        {added && !debt.nelCarrello ? t.addedToCart : ''}
      </span>
      {debt.pagabile && (
        <>
          <button
            type="button"
            className="btn btn-primary"
            aria-disabled={add.isPending}
            onClick={() => void put('/checkout')}
          >
            {t.payNow}
          </button>
          {added ? (
            <Link to="/carrello" className="btn btn-outline-primary">
              <Icon name="it-cart" size="sm" className="me-2" />
              {t.goToCart}
            </Link>
          ) : (
            <button
              type="button"
              className="btn btn-outline-primary"
              aria-disabled={add.isPending}
              onClick={() => void put()}
            >
              {t.add}
            </button>
          )}
        </>
      )}
      {debt.pagabile && debt.numeroAvviso !== undefined && (
        <a
          className="btn btn-link"
          href={addressOf('/api/public/avvisi', debt.riferimento, 'pdf')}
          target="_blank"
          rel="noopener"
        >
          <Icon name="it-download" size="sm" className="me-2" />
          {t.downloadNotice}
        </a>
      )}
    </>
  );
}
