import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { pagamentoPath } from '../../shared/pivot/paths';
import { words } from '../../shared/pivot/words';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

const FILTERS = ['senzaRicevuta'] as const;
const fields = [{ name: 'senzaRicevuta', label: t.senzaRicevuta, kind: 'flag' }] as const;

const outcome = (esito: string): string => (words.esiti as Readonly<Record<string, string>>)[esito] ?? esito;

/** The rows of a flow, or only those whose receipt is missing; a row leads to its payment. */
export function Righe(props: { readonly ipa: string; readonly psp: string; readonly iuf: string }) {
  const { ipa, psp, iuf } = props;
  const url = useListUrl(FILTERS);
  const only = url.values.senzaRicevuta === 'true' ? { senzaRicevuta: 'true' } : {};
  const question = url.cursor === undefined ? only : { ...only, cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'righe', psp, iuf, question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi/{psp}/{iuf}/righe', {
        path: { ente: ipa, psp, iuf },
        query: question,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby="righe">
      <h2 id="righe" className="h4">
        {t.rows}
      </h2>
      <FilterPanel fields={fields} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.rows}
        rowKey={({ riga }) => String(riga)}
        rowLink={(riga) => pagamentoPath(ipa, riga)}
        empty={{ title: t.noRows }}
        columns={[
          { key: 'iuv', header: t.iuv, cell: ({ iuv }) => <code className="text-nowrap">{iuv}</code> },
          { key: 'riga', header: t.riga, numeric: true, optional: true, cell: ({ riga }) => riga },
          { key: 'tipo', header: t.tipo, cell: ({ tipoDovuto }) => tipoDovuto ?? t.none },
          { key: 'pagatore', header: t.pagatore, cell: ({ debitore }) => debitore?.anagrafica ?? t.none },
          { key: 'iur', header: t.iur, optional: true, cell: ({ iur }) => <code>{iur}</code> },
          { key: 'importo', header: t.importo, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
          {
            key: 'esito',
            header: t.esito,
            cell: ({ esito, revocata }) => (revocata ? t.revoked : outcome(esito)),
          },
          { key: 'data', header: t.dataEsito, cell: ({ dataEsito }) => <DateText value={dataEsito} /> },
          {
            key: 'ricevuta',
            header: t.ricevuta,
            cell: ({ conRicevuta }) => (
              <StateBadge tone={conRicevuta ? 'success' : 'danger'} label={conRicevuta ? t.has : t.hasNot} />
            ),
          },
        ]}
      />
    </section>
  );
}
