import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { VerdettoBadge } from '../../shared/pivot/badges';
import { Code } from '../../shared/pivot/code';
import { flussiPath, movimentoPath, pivotHome } from '../../shared/pivot/paths';
import type { FlussoExplanation } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { officeFile, officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { DownloadLink } from '../../shared/ui/download-link';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { Righe } from './righe';
import { Suggestions } from './suggestions';
import { t } from './texts';
import { Why } from './why';

/** P-07: one flow, why it adds up or not, its cash and its rows. */
export function Screen() {
  const { codiceIpa: ente } = useEnte();
  const { psp = '', iuf = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ente, 'flusso', psp, iuf],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi/{psp}/{iuf}/spiegazione', { path: { ente, psp, iuf }, signal }),
  });
  return (
    <Page
      title={t.title(iuf)}
      breadcrumb={[
        { to: pivotHome(ente), label: words.breadcrumb },
        { to: flussiPath(ente), label: t.list },
      ]}
      lead={
        data && (
          <p className="pivot-lead">
            <VerdettoBadge verdetto={data.verdetto} /> <Money euro={data.importoTotale} strong />
            {data.righeSenzaRt > 0 && (
              <Link to="?senzaRicevuta=true">{t.withoutRt(formatCount(data.righeSenzaRt))}</Link>
            )}
          </p>
        )
      }
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} />}
      {data && (
        <>
          <Why flusso={data} />
          {(data.verdetto === 'NO_TES' || data.verdetto === 'DIV_IMP') && <Suggestions psp={psp} iuf={iuf} />}
          <div className="pivot-two">
            <Header flusso={data} />
            <Incassi flusso={data} />
          </div>
          <Righe ipa={ente} psp={psp} iuf={iuf} />
        </>
      )}
    </Page>
  );
}

function Header({ flusso }: { readonly flusso: FlussoExplanation }) {
  const { codiceIpa, may } = useEnte();
  const { psp, iuf, revisione } = flusso;
  return (
    <section className="panel" aria-label={t.header}>
      <div className="panel-head">
        <h2 className="h4">{t.header}</h2>
        {may('spc.read') && (
          <span className="panel-links">
            <Link to={officePath(codiceIpa, 'flussi', 'rendicontazione', psp, iuf, revisione)}>{t.toOffice}</Link>
            <DownloadLink href={officeFile(codiceIpa, 'flussi-rendicontazione', psp, iuf, revisione, 'originale')}>
              {t.original}
            </DownloadLink>
          </span>
        )}
      </div>
      <DefinitionList
        items={[
          { term: t.iuf, value: <Code text={iuf} what={t.iuf} /> },
          { term: t.psp, value: psp },
          { term: t.idRegolamento, value: <Code text={flusso.idRegolamento} what={t.idRegolamento} /> },
          { term: t.dataRegolamento, value: <DateText value={flusso.dataRegolamento} /> },
          { term: t.dataFlusso, value: <DateText value={flusso.dataOraFlusso} /> },
          { term: t.revisione, value: String(revisione) },
          { term: t.totale, value: <Money euro={flusso.importoTotale} strong /> },
          { term: t.numero, value: formatCount(flusso.numeroPagamenti) },
          { term: t.righe, value: formatCount(flusso.righe) },
        ]}
      />
    </section>
  );
}

function Incassi({ flusso }: { readonly flusso: FlussoExplanation }) {
  const { codiceIpa } = useEnte();
  return (
    <section className="panel" aria-label={t.incassi}>
      <h2 className="h4">{t.incassi}</h2>
      {flusso.incassi.length === 0 ? (
        <p>{t.noIncassi}</p>
      ) : (
        <DataTable
          caption={t.incassi}
          rows={flusso.incassi}
          rowKey={({ anno, bolletta }) => `${anno}/${bolletta}`}
          rowLink={(one) => movimentoPath(codiceIpa, one)}
          columns={[
            { key: 'bolletta', header: t.bolletta, cell: ({ anno, bolletta }) => `${anno} / ${bolletta}` },
            { key: 'importo', header: t.importo, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
          ]}
        />
      )}
    </section>
  );
}
