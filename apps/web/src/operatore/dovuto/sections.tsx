import type { components } from '../../shared/api/schema/dovuti';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

export type Dovuto = components['schemas']['DovutoView'];

const copied = (text: string | undefined, what: string, shown = text) =>
  text === undefined ? undefined : (
    <>
      <span className="identifier">{shown}</span> <CopyButton text={text} what={what} />
    </>
  );

/** What the debt is. */
export function DataSection({ dovuto, tipi }: { readonly dovuto: Dovuto; readonly tipi: TipiDovuto }) {
  return (
    <section className="panel" aria-labelledby="data">
      <h2 id="data" className="h4">
        {t.data}
      </h2>
      <DefinitionList
        items={[
          { term: t.amount, value: <Money euro={dovuto.importo} strong /> },
          {
            term: t.due,
            value: dovuto.dataScadenza === undefined ? t.noDue : <DateText value={dovuto.dataScadenza} />,
          },
          { term: t.tipo, value: tipi.nameOf(dovuto.tipoDovuto) },
          {
            term: t.avviso,
            value: copied(
              dovuto.numeroAvviso,
              t.copyAvviso,
              dovuto.numeroAvviso && formatNumeroAvviso(dovuto.numeroAvviso),
            ),
          },
          { term: t.iuv, value: copied(dovuto.iuv, t.copyIuv) },
          { term: t.iud, value: copied(dovuto.iud, t.copyIud) },
          { term: t.causale, value: dovuto.causale, wide: true },
          { term: t.collection, value: dovuto.datiSpecificiRiscossione },
          { term: t.ways, value: dovuto.tipoVersamento },
          ...(dovuto.commissioneCaricoPa === undefined
            ? []
            : [{ term: t.fee, value: <Money euro={dovuto.commissioneCaricoPa} /> }]),
        ]}
      />
    </section>
  );
}

/** Whose debt it is. */
export function DebtorSection({ debitore }: { readonly debitore: Dovuto['debitore'] }) {
  const street = [debitore.indirizzo, debitore.civico].filter(Boolean).join(' ');
  const town = [debitore.cap, debitore.localita, debitore.provincia && `(${debitore.provincia})`, debitore.nazione]
    .filter(Boolean)
    .join(' ');
  return (
    <section className="panel" aria-labelledby="debtor">
      <h2 id="debtor" className="h4">
        {t.debtor}
      </h2>
      <DefinitionList
        items={[
          { term: t.name, value: debitore.anagrafica },
          { term: t.code, value: debitore.codice === 'ANONIMO' ? t.anonymous : debitore.codice },
          { term: t.kind, value: debitore.tipo === 'G' ? t.firm : t.person },
          { term: t.address, value: [street, town].filter(Boolean).join(', ') },
          { term: t.email, value: debitore.email },
        ]}
      />
    </section>
  );
}

/** How it was paid. */
export function PaymentSection({ pagamento }: { readonly pagamento: NonNullable<Dovuto['pagamento']> }) {
  return (
    <section className="panel" aria-labelledby="payment">
      <h2 id="payment" className="h4">
        {t.payment}
      </h2>
      <DefinitionList
        items={[
          { term: t.paid, value: <Money euro={pagamento.importo} strong /> },
          { term: t.paidOn, value: <DateText value={pagamento.data} /> },
          { term: t.receipt, value: copied(pagamento.rtId, t.copyReceipt) },
        ]}
      />
    </section>
  );
}

/** Where the income goes in the accounts. */
export function BilancioSection({ rows }: { readonly rows: NonNullable<Dovuto['righeBilancio']> }) {
  return (
    <section className="panel" aria-labelledby="bilancio">
      <h2 id="bilancio" className="h4">
        {t.bilancio}
      </h2>
      <DataTable
        caption={t.caption}
        rows={rows}
        rowKey={({ capitolo, ufficio, accertamento }) => `${capitolo} ${ufficio} ${accertamento}`}
        columns={[
          { key: 'capitolo', header: t.chapter, cell: ({ capitolo }) => capitolo },
          { key: 'ufficio', header: t.office, cell: ({ ufficio }) => ufficio || '–' },
          { key: 'accertamento', header: t.assessment, cell: ({ accertamento }) => accertamento || '–' },
          { key: 'importo', header: t.share, numeric: true, cell: ({ importo }) => <Money euro={importo} /> },
        ]}
      />
    </section>
  );
}
