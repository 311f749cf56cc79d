import { DataTable } from '../../shared/list/data-table';
import { SummaryBadge, VerdettoBadge } from '../../shared/pivot/badges';
import { Code } from '../../shared/pivot/code';
import { flussoPath, pagamentoPath } from '../../shared/pivot/paths';
import type { Movimento, MovimentoDetail } from '../../shared/pivot/types';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

export function MovimentoFacts({ movimento: m }: { readonly movimento: Movimento }) {
  return (
    <section className="panel" aria-label={t.facts}>
      <h2 className="h4">{t.facts}</h2>
      <DefinitionList
        items={[
          { term: t.importo, value: <Money euro={m.importo} strong /> },
          { term: t.dataValuta, value: <DateText value={m.dataValuta} /> },
          { term: t.dataContabile, value: <DateText value={m.dataContabile} /> },
          { term: t.ordinante, value: m.ordinante },
          { term: t.iuf, value: <Code text={m.iuf} what={t.iuf} /> },
          { term: t.iuv, value: <Code text={m.iuv} what={t.iuv} /> },
          ...(/[1-9A-Za-z]/.test(m.enteBt) ? [{ term: t.enteBt, value: m.enteBt }] : []),
          ...(/[1-9A-Za-z]/.test(m.istat) ? [{ term: t.istat, value: m.istat }] : []),
          { term: t.causale, value: <code>{m.causale}</code>, wide: true },
        ]}
      />
    </section>
  );
}

/** The flows or payments that the text of an entry names. */
export function Named({ detail: { flussi, pagamenti } }: { readonly detail: MovimentoDetail }) {
  const { codiceIpa: ipa } = useEnte();
  return (
    <>
      {flussi.length > 0 && (
        <section className="panel" aria-label={t.flussi}>
          <h2 className="h4">{t.flussi}</h2>
          <DataTable
            caption={t.flussi}
            rows={flussi}
            rowKey={(f) => `${f.psp}/${f.iuf}`}
            rowLink={(f) => flussoPath(ipa, f)}
            columns={[
              { key: 'iuf', header: t.iufColumn, cell: (f) => <code>{f.iuf}</code> },
              { key: 'verdetto', header: t.verdetto, cell: (f) => <VerdettoBadge verdetto={f.verdetto} /> },
              { key: 'totale', header: t.totale, numeric: true, cell: (f) => <Money euro={f.importoTotale} /> },
            ]}
          />
        </section>
      )}
      {pagamenti.length > 0 && (
        <section className="panel" aria-label={t.pagamenti}>
          <h2 className="h4">{t.pagamenti}</h2>
          <DataTable
            caption={t.pagamenti}
            rows={pagamenti}
            rowKey={(p) => `${p.iuv}/${p.iur}/${p.indice}`}
            rowLink={(p) => pagamentoPath(ipa, p)}
            columns={[
              { key: 'iuv', header: t.iuvColumn, cell: (p) => <code className="text-nowrap">{p.iuv}</code> },
              { key: 'importo', header: t.importo, numeric: true, cell: (p) => <Money euro={p.importo} /> },
              { key: 'esito', header: t.dataEsito, cell: (p) => <DateText value={p.dataEsito} /> },
              { key: 'stato', header: t.stato, cell: (p) => <SummaryBadge summary={p.sintesi} /> },
            ]}
          />
        </section>
      )}
    </>
  );
}
