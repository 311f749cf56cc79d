import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { dovutiOpen } from '../../shared/api/doors';
import { positionPath } from '../../shared/citizen/debt-row';
import { DebtState } from '../../shared/citizen/debt-state';
import { useCart } from '../../shared/citizen/use-cart';
import { useOwnChoices } from '../../shared/citizen/use-own-choices';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { addressOf } from '../../shared/routing/address';
import { DateText } from '../../shared/ui/date-text';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { DueChips } from './due-chips';
import { t } from './texts';

const FILTERS = ['causale', 'ente', 'tipoDovuto', 'da', 'a', 'senzaScadenza'] as const;

/** C-21: one's own debts to pay, at all enti. */
export function Screen() {
  const url = useListUrl(FILTERS);
  const { senzaScadenza, ...filters } = url.values;
  const choices = useOwnChoices(filters.ente);
  const query = useQuery({
    queryKey: ['debts', 'aperte', url.values, url.cursor],
    queryFn: ({ signal }) =>
      dovutiOpen.get('/cittadino/posizioni', {
        query: {
          ...filters,
          limite: 20,
          ...(senzaScadenza === '' ? {} : { senzaScadenza: true }),
          ...(url.cursor === undefined ? {} : { cursore: url.cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cart = useCart();
  const navigate = useNavigate();
  const rows = query.data?.elementi ?? [];
  const picked = rows.filter((row) => chosen.has(positionPath(row)) && row.pagabile);
  const max = cart.data?.massimo ?? 5;
  const room = max - (cart.data?.voci.length ?? 0);
  const fresh = picked.filter(({ nelCarrello }) => !nelCarrello);
  const addAll = async () => {
    try {
      for (const { riferimento } of fresh) await cart.add.mutateAsync(riferimento);
      void navigate('/carrello');
    } catch {
      // shown above the list
    }
  };
  return (
    <Page title={t.title} lead={t.lead}>
      <DueChips url={url} />
      <FilterPanel
        url={url}
        fields={[
          { name: 'causale', label: t.what, kind: 'text', wide: true },
          { name: 'ente', label: t.ente, kind: 'select', options: choices.enti },
          { name: 'tipoDovuto', label: t.tipo, kind: 'select', options: choices.tipi },
          { name: 'da', label: t.dueFrom, kind: 'date' },
          { name: 'a', label: t.dueTo, kind: 'date', notBefore: 'da' },
          { name: 'senzaScadenza', label: t.noDue, kind: 'flag' },
        ]}
      />
      {cart.add.error && <ErrorCard error={cart.add.error} compact />}
      {fresh.length > room && (
        <Notice tone="warning" live>
          {t.tooMany(max)} <Link to="/carrello">{t.toCart}</Link>
        </Notice>
      )}
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        rowKey={positionPath}
        rowLink={positionPath}
        selection={{ keys: chosen, onChange: setChosen }}
        empty={{
          title: t.none,
          children: (
            <>
              <p>{t.noneText}</p>
              <Link to="/paga-avviso" className="btn btn-primary btn-sm">
                {t.pay}
              </Link>
            </>
          ),
        }}
        toolbar={
          fresh.length > 0 &&
          fresh.length <= room && (
            <button
              type="button"
              className="btn btn-primary btn-sm"
              aria-disabled={cart.add.isPending}
              onClick={() => !cart.add.isPending && void addAll()}
            >
              {t.addSelected(fresh.length)}
            </button>
          )
        }
        rowActions={(row) =>
          row.pagabile && row.numeroAvviso !== undefined ? (
            <a
              className="btn btn-outline-primary btn-xs"
              href={addressOf('/api/public/avvisi', row.riferimento, 'pdf')}
              target="_blank"
              rel="noopener"
            >
              {t.notice}
            </a>
          ) : null
        }
        columns={[
          { key: 'what', header: t.what, cell: (row) => row.causale },
          { key: 'ente', header: t.ente, cell: (row) => row.ente.denominazione },
          { key: 'tipo', header: t.tipo, optional: true, cell: (row) => row.tipoDovuto.descrizione },
          {
            key: 'due',
            header: t.due,
            cell: (row) => (row.scadenza === undefined ? t.noDue : <DateText value={row.scadenza} />),
          },
          { key: 'state', header: t.state, cell: (row) => <DebtState debt={row} /> },
          { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
        ]}
      />
    </Page>
  );
}
