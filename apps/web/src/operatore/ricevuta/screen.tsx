import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { pagamentiOffice } from '../../shared/api/doors';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { anomalie, type AnomaliaCode, anomaliaName } from '../../shared/receipts/anomalie';
import { keyOf, officeFile, officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { DownloadLink } from '../../shared/ui/download-link';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

const copied = (text: string | null, what: string, shown: string | null = text) =>
  text === null ? null : (
    <>
      <code>{shown}</code> <CopyButton text={text} what={what} />
    </>
  );

/** One receipt, whole: what was paid, by whom, and what is odd in it. */
export function Screen() {
  const { codiceIpa, ente, may } = useEnte();
  const iur = keyOf(useParams().iur ?? '');
  const path = { ente: codiceIpa, rtId: iur };
  const { data, error, refetch } = useQuery({
    queryKey: ['ricevuta', codiceIpa, iur],
    queryFn: ({ signal }) => pagamentiOffice.get('/enti/{ente}/ricevute/{rtId}', { path, signal }),
  });
  const list = officePath(codiceIpa, 'ricevute');
  const files = officeFile(codiceIpa, 'ricevute', iur);
  return (
    <Page
      title={t.title}
      breadcrumb={[{ to: list, label: t.list }]}
      lead={data?.causale}
      actions={
        data && (
          <>
            <DownloadLink href={`${files}/pdf`} format="PDF" button>
              {t.pdf}
            </DownloadLink>
            <DownloadLink href={`${files}/originale`} format="XML" button>
              {t.original}
            </DownloadLink>
          </>
        )
      }
    >
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && (
        <>
          {data.anomalie.length > 0 && (
            <Notice tone="warning" title={t.odd}>
              <ul>
                {data.anomalie.map((code) => (
                  <li key={code}>
                    <strong>{anomaliaName(code)}</strong>
                    {`: ${anomalie.cures[code as AnomaliaCode] ?? ''}`}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {data.copieDiverse > 0 && (
            <Notice tone="warning">
              <p>{t.copies(data.copieDiverse)}</p>
            </Notice>
          )}
          <section className="panel">
            <h2 className="h5">{t.payment}</h2>
            <DefinitionList
              items={[
                { term: t.amount, value: <Money euro={data.importo} strong /> },
                { term: t.paidOn, value: <DateText value={data.dataOraMessaggio} /> },
                { term: t.psp, value: `${data.psp.denominazione} (${data.psp.id})` },
                ...(data.commissione === null ? [] : [{ term: t.fee, value: <Money euro={data.commissione} /> }]),
                { term: t.day, value: <DateText value={data.dataEsito} /> },
                { term: t.arrived, value: <DateText value={data.ricevutaIl} /> },
                ...(data.standIn ? [{ term: t.standIn, value: <StateBadge tone="info" label={t.standIn} /> }] : []),
              ]}
            />
          </section>
          <section className="panel">
            <h2 className="h5">{t.ids}</h2>
            <DefinitionList
              items={[
                {
                  term: t.notice,
                  value: copied(data.numeroAvviso, t.copyNotice, formatNumeroAvviso(data.numeroAvviso)),
                },
                { term: t.iuv, value: copied(data.iuv, t.copyIuv) },
                { term: t.iur, value: copied(data.rtId, t.copyIur) },
                { term: t.iud, value: copied(data.iud, t.copyIud) },
                { term: t.tipo, value: data.tipoDovuto },
                ...(data.enteTitolare === ente ? [] : [{ term: t.titolare, value: data.enteTitolare }]),
              ]}
            />
            {data.iud !== null && may('dovuto.read') && (
              <p className="mt-3 mb-0">
                <Link to={officePath(codiceIpa, 'dovuti', data.iud)}>{t.debt}</Link>
              </p>
            )}
          </section>
          <section className="panel">
            <h2 className="h5">{t.people}</h2>
            <DefinitionList
              items={[
                { term: t.owner, value: `${data.debitore.anagrafica} (${data.debitore.codice})` },
                {
                  term: t.payer,
                  value: data.versante === null ? t.same : `${data.versante.anagrafica} (${data.versante.codice})`,
                },
              ]}
            />
          </section>
          <section className="panel">
            <h2 className="h5">{t.transfers}</h2>
            <DataTable
              caption={t.transfers}
              rows={data.versamenti}
              rowKey={({ indice, ente: beneficiary }) => `${indice} ${beneficiary}`}
              columns={[
                { key: 'n', header: t.index, cell: (row) => row.indice },
                { key: 'ente', header: t.ente, cell: (row) => row.denominazione ?? row.ente },
                { key: 'subject', header: t.subject, cell: (row) => row.causale },
                {
                  key: 'iban',
                  header: t.iban,
                  cell: (row) => (row.marcaDaBollo ? t.stamp : <code>{row.iban ?? '–'}</code>),
                },
                { key: 'taxonomy', header: t.taxonomy, optional: true, cell: (row) => row.tassonomia ?? '–' },
                { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
              ]}
            />
          </section>
        </>
      )}
    </Page>
  );
}
