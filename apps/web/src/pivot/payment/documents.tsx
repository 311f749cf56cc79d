import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { VerdettoBadge } from '../../shared/pivot/badges';
import { Code } from '../../shared/pivot/code';
import { flussoPath, movimentoPath, notificaPath } from '../../shared/pivot/paths';
import type { PagamentoDetail } from '../../shared/pivot/types';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { type Definition, DefinitionList } from '../../shared/ui/definition-list';
import { DownloadLink } from '../../shared/ui/download-link';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { Bilancio } from './bilancio';
import { t } from './texts';
import { officeFile, officePath } from '../../shared/routing/address';

type Pagamento = PagamentoDetail['pagamento'];
const day = (value: string | undefined) => <DateText value={value} />;
const code = (term: string, text: string | undefined): Definition => ({
  term,
  value: <Code text={text} what={term} />,
});
const person = (term: string, one: Pagamento['debitore']): Definition => ({
  term,
  value: one && (
    <>
      {one.anagrafica}
      <br />
      <Code text={one.codice} what={term} />
    </>
  ),
});

function Document(props: {
  readonly id: string;
  readonly title: string;
  readonly absent: string | undefined;
  readonly links?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section id={`documento-${props.id}`} className="panel" aria-label={props.title}>
      <div className="panel-head">
        <h2 className="h4">{props.title}</h2>
        {props.absent === undefined && props.links}
      </div>
      {props.absent === undefined ? props.children : <p className="mb-0">{props.absent}</p>}
    </section>
  );
}

/** A card for each document of the chain, with its fields and the ways to what stands behind it. */
export function Documents({ detail }: { readonly detail: PagamentoDetail }) {
  const { codiceIpa: ipa, may } = useEnte();
  const { pagamento: p, notifica, movimenti } = detail;
  const tipi = useTipiDovuto('pivot.view');
  const tipo = (of: string | undefined) => of && tipi.nameOf(of);
  return (
    <>
      <Document
        id="notifica"
        title={t.notifica}
        absent={notifica ? undefined : t.noNotifica}
        links={notifica && <Link to={notificaPath(ipa, notifica.iud)}>{t.toNotifica}</Link>}
      >
        <DefinitionList
          items={[
            { term: t.tipoDovuto, value: tipo(notifica?.tipoDovuto) },
            code(t.iud, notifica?.iud),
            { term: t.importo, value: <Money euro={notifica?.importo} /> },
            { term: t.dataEsecuzione, value: day(notifica?.dataEsecuzione) },
          ]}
        />
      </Document>
      <Document
        id="ricevuta"
        title={t.ricevuta}
        absent={p.sintesi === 'SENZA_RT' ? t.noRicevuta : undefined}
        links={
          <span className="panel-links">
            {may('rt.download') && p.ricevuta === 'RT' && (
              <>
                <Link to={officePath(ipa, 'ricevute', p.iur)}>{t.toRicevuta}</Link>
                <DownloadLink href={officeFile(ipa, 'ricevute', p.iur, 'originale')} format="XML">
                  {t.original}
                </DownloadLink>
              </>
            )}
            {may('dovuto.read') && p.iud !== undefined && (
              <Link to={officePath(ipa, 'dovuti', p.iud)}>{t.toDovuto}</Link>
            )}
          </span>
        }
      >
        {p.ricevuta === 'RENDICONTAZIONE' && (
          <Notice tone="info" title={t.implied}>
            <p>{t.impliedWhy}</p>
            {p.psp !== undefined && p.iuf !== undefined && (
              <p className="mb-0">
                <Link to={`${flussoPath(ipa, { psp: p.psp, iuf: p.iuf })}?iuv=${encodeURIComponent(p.iuv)}`}>
                  {t.toRiga}
                </Link>
              </p>
            )}
          </Notice>
        )}
        <DefinitionList
          items={[
            { term: t.tipoDovuto, value: tipo(p.tipoDovuto) },
            { term: t.importo, value: <Money euro={p.importo} strong /> },
            { term: t.importoTotale, value: <Money euro={p.importoTotale} /> },
            { term: t.dataEsito, value: day(p.dataEsito) },
            code(t.iuv, p.iuv),
            code(t.iud, p.iud),
            code(t.iur, p.iur),
            { term: t.indice, value: String(p.indice) },
            { term: t.numeroAvviso, value: p.numeroAvviso && formatNumeroAvviso(p.numeroAvviso) },
            { term: t.attestante, value: p.attestante },
            person(t.pagatore, p.debitore),
            person(t.versante, p.versante),
            { term: t.causale, value: p.causale, wide: true },
            ...(p.bilancio === undefined
              ? []
              : [{ term: t.bilancio, value: <Bilancio text={p.bilancio} />, wide: true }]),
          ]}
        />
      </Document>
      <Document
        id="flusso"
        title={t.flusso}
        absent={p.flusso ? undefined : t.noFlusso}
        links={
          p.psp !== undefined &&
          p.iuf !== undefined && <Link to={flussoPath(ipa, { psp: p.psp, iuf: p.iuf })}>{t.toFlusso}</Link>
        }
      >
        <DefinitionList
          items={[
            code(t.iuf, p.iuf),
            { term: t.psp, value: p.psp },
            { term: t.verdetto, value: p.flusso && <VerdettoBadge verdetto={p.flusso.verdetto} /> },
            { term: t.importoRendicontato, value: <Money euro={p.importoRendicontato} strong /> },
            { term: t.totaleFlusso, value: <Money euro={p.flusso?.importoTotale} /> },
            { term: t.dataFlusso, value: day(p.flusso?.dataOraFlusso) },
            code(t.idRegolamento, p.flusso?.idRegolamento),
            { term: t.dataRegolamento, value: day(p.flusso?.dataRegolamento) },
          ]}
        />
      </Document>
      <Document id="tesoreria" title={t.tesoreria} absent={movimenti.length > 0 ? undefined : t.noTesoreria}>
        <DataTable
          caption={t.tesoreria}
          rows={movimenti}
          rowKey={(m) => `${m.anno}/${m.bolletta}/${m.enteBt}/${m.istat}`}
          rowLink={(m) => movimentoPath(ipa, m)}
          columns={[
            { key: 'bolletta', header: t.bolletta, cell: (m) => `${m.anno} / ${m.bolletta}` },
            { key: 'valuta', header: t.dataValuta, cell: (m) => day(m.dataValuta) },
            { key: 'contabile', header: t.dataContabile, cell: (m) => day(m.dataContabile) },
            { key: 'importo', header: t.importo, numeric: true, cell: (m) => <Money euro={m.importo} /> },
            { key: 'ordinante', header: t.ordinante, cell: (m) => m.ordinante },
          ]}
        />
      </Document>
    </>
  );
}
