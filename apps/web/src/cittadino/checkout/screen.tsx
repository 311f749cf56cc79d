import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router-dom';
import { dovutiOpen, pagamentiOpen } from '../../shared/api/doors';
import { CART_KEY } from '../../shared/cart/use-cart-count';
import type { Cart } from '../../shared/citizen/use-cart';
import { CheckboxField, TextField } from '../../shared/form/fields';
import { Form } from '../../shared/form/form';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { type ChangedAmount, changedAmounts, ChangedAmounts } from './changed-amounts';
import { t } from './texts';

/** C-09: what is paid, once more, and the way to pagoPA. The server quotes each item again and says when an amount changed. */
export function Screen() {
  const cart = useQuery({
    queryKey: [...CART_KEY, 'checkout'],
    queryFn: ({ signal }) => dovutiOpen.get('/public/carrello', { signal }),
    staleTime: 0,
  });
  return (
    <Page title={t.title} lead={t.lead} breadcrumb={[{ to: '/carrello', label: t.cart }]} narrow>
      {cart.error && <ErrorCard error={cart.error} onRetry={() => void cart.refetch()} />}
      {!cart.data && !cart.error && <Skeleton rows={5} />}
      {cart.data &&
        (cart.data.voci.length === 0 ? (
          <Empty title={t.empty}>
            <p>{t.emptyText}</p>
            <p>
              <Link className="btn btn-primary" to="/paga-avviso">
                {t.payNotice}
              </Link>{' '}
              <Link className="btn btn-outline-primary" to="/enti">
                {t.chooseEnte}
              </Link>
            </p>
          </Empty>
        ) : (
          <Pay cart={cart.data} onChange={() => void cart.refetch()} />
        ))}
    </Page>
  );
}

function Pay({ cart, onChange }: { readonly cart: Cart; readonly onChange: () => void }) {
  const form = useForm({ defaultValues: { email: '', accept: false } });
  const [changed, setChanged] = useState<readonly ChangedAmount[]>();
  const [leaving, setLeaving] = useState<string>();
  const blocked = cart.voci.some(({ pagabile }) => !pagabile);

  const pay = async ({ email, accept }: { email: string; accept: boolean }) => {
    try {
      const { url } = await pagamentiOpen.post('/public/checkout', {
        body: {
          carrello: true,
          ...(email.trim() === '' ? {} : { email: email.trim() }),
          ...(changed && accept ? { accettaImporti: true } : {}),
        },
      });
      setLeaving(url);
      location.assign(url);
    } catch (error) {
      const amounts = changedAmounts(error);
      if (!amounts) throw error;
      setChanged(amounts);
      onChange();
    }
  };
  if (leaving !== undefined)
    return (
      <Notice tone="info" title={t.leaving} live>
        <p>
          {t.leavingText} <a href={leaving}>{t.leavingLink}</a>
          {'.'}
        </p>
      </Notice>
    );
  return (
    <>
      <section className="panel">
        <h2 className="h5">{t.items(cart.voci.length)}</h2>
        <ul className="pay-items">
          {cart.voci.map((item) => (
            <li key={item.id}>
              <div>
                <p className="pay-what">{item.causale}</p>
                <p className="pay-who">
                  {item.ente.denominazione}
                  {item.numeroAvviso !== undefined && ` · ${t.notice(item.numeroAvviso)}`}
                </p>
                <p className="pay-who">{t.owner(item.intestatario)}</p>
              </div>
              <Money euro={item.importo} strong />
            </li>
          ))}
        </ul>
        <p className="pay-total">
          <span>{t.total}</span> <Money euro={cart.totale} strong />
        </p>
        <p className="pay-note">{t.fee}</p>
      </section>
      {blocked && (
        <Notice tone="warning">
          <p>{t.unpayable}</p>
        </Notice>
      )}
      {changed && <ChangedAmounts changed={changed} />}
      {blocked ? (
        <Link className="btn btn-primary" to="/carrello">
          {t.back}
        </Link>
      ) : (
        <Form
          form={form}
          onSubmit={pay}
          submit={t.go}
          guard={false}
          more={
            <Link className="btn btn-outline-primary" to="/carrello">
              {t.back}
            </Link>
          }
        >
          <TextField
            form={form}
            name="email"
            label={t.email}
            hint={t.emailHint}
            optional
            type="email"
            autoComplete="email"
            rules={{ pattern: { value: /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, message: t.emailWrong } }}
          />
          {changed && (
            <CheckboxField
              form={form}
              name="accept"
              label={t.accept}
              rules={{ validate: (value) => value === true || t.acceptFirst }}
            />
          )}
        </Form>
      )}
    </>
  );
}
