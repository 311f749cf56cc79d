import { useState } from 'react';
import { TaxonomyState } from '../../shared/dovuti/taxonomy-state';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { formatMoney } from '../../shared/i18n/format';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { Notice } from '../../shared/ui/notice';
import { RecordForm } from './record-form';
import { t } from './texts';

/** The record of a tipo: read, and edited by who may. */
export function RecordTab({ tipo }: { readonly tipo: TipoDovuto }) {
  const [mode, setMode] = useState<'read' | 'edit' | 'saved'>('read');
  if (mode === 'edit')
    return <RecordForm tipo={tipo} onSaved={() => setMode('saved')} onBack={() => setMode('read')} />;
  const yesNo = (value: boolean | undefined) => (value === true ? t.yes : t.no);
  return (
    <>
      {mode === 'saved' && (
        <Notice tone="success" live>
          {t.saved}
        </Notice>
      )}
      <section className="panel">
        <h2 className="h4">{t.identity}</h2>
        <DefinitionList
          items={[
            { term: t.code, value: tipo.codice },
            { term: t.name, value: tipo.descrizione },
            {
              term: t.taxonomy,
              value: (
                <>
                  {tipo.tassonomia?.codice} <TaxonomyState tipo={tipo} />
                </>
              ),
            },
            ...(tipo.tassonomia?.fine
              ? [{ term: t.taxonomyEnd, value: <DateText value={tipo.tassonomia.fine} /> }]
              : []),
          ]}
        />
      </section>
      <section className="panel">
        <h2 className="h4">{t.spontaneous}</h2>
        <DefinitionList
          items={[
            { term: t.spontaneous, value: yesNo(tipo.spontaneo) },
            { term: t.fixed, value: tipo.importo ? formatMoney(tipo.importo) : undefined },
            { term: t.anonymous, value: yesNo(tipo.cfAnonimo) },
          ]}
        />
      </section>
      <section className="panel">
        <h2 className="h4">{t.due}</h2>
        <DefinitionList
          items={[
            { term: t.dueNeeded, value: yesNo(tipo.scadenzaObbligatoria) },
            { term: t.duePrinted, value: yesNo(tipo.stampaScadenza) },
            { term: t.afterDue, value: yesNo(tipo.pagabileOltreScadenza) },
            { term: t.days, value: String(tipo.giorniTolleranza ?? 0) },
          ]}
        />
      </section>
      <section className="panel">
        <h2 className="h4">{t.accounts}</h2>
        <DefinitionList
          items={[
            { term: t.iban, value: tipo.ibanPsp ?? t.ofEnte },
            { term: t.postal, value: tipo.ibanPostale ?? t.none },
          ]}
        />
      </section>
      {tipo.modificabili.length > 0 && (
        <div className="form-actions">
          <button type="button" className="btn btn-primary" onClick={() => setMode('edit')}>
            {t.edit}
          </button>
        </div>
      )}
    </>
  );
}
