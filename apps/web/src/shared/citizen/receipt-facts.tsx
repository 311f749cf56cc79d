import type { components } from '../api/schema/pagamenti';
import { formatNumeroAvviso } from '../i18n/format';
import { texts } from '../i18n/texts';
import { CopyButton } from '../ui/copy-button';
import { DateText } from '../ui/date-text';
import { type Definition, DefinitionList } from '../ui/definition-list';
import { Money } from '../ui/money';

const t = texts({
  it: {
    ente: 'Ente creditore',
    subject: 'Causale',
    amount: 'Importo',
    fee: 'Commissione',
    paidOn: 'Pagato il',
    psp: 'Pagato presso',
    owner: 'Intestatario',
    payer: 'Ha pagato',
    notice: 'Codice avviso',
    iuv: 'IUV',
    iur: 'Identificativo della riscossione (IUR)',
    copyNotice: 'il codice avviso',
    copyIuv: 'lo IUV',
    copyIur: 'lo IUR',
  },
  en: {
    ente: 'Creditor',
    subject: 'Reason',
    amount: 'Amount',
    fee: 'Fee',
    paidOn: 'Paid on',
    psp: 'Paid at',
    owner: 'In the name of',
    payer: 'Paid by',
    notice: 'Notice code',
    iuv: 'IUV',
    iur: 'Identifier of the collection (IUR)',
    copyNotice: 'the notice code',
    copyIuv: 'the IUV',
    copyIur: 'the IUR',
  },
});

type Receipt = components['schemas']['PersonReceiptView'];

const person = ({ nome, codiceFiscale }: Receipt['intestatario']): string =>
  codiceFiscale === null ? nome : `${nome} (${codiceFiscale})`;

const copied = (text: string, what: string, shown = text) => (
  <>
    {shown} <CopyButton text={text} what={what} />
  </>
);

/** What a receipt says to who paid or owed. */
export function ReceiptFacts({ receipt }: { readonly receipt: Receipt }) {
  const items: Definition[] = [
    { term: t.subject, value: receipt.causale, wide: true },
    { term: t.ente, value: receipt.denominazioneEnte },
    { term: t.amount, value: <Money euro={receipt.importo} strong /> },
    { term: t.paidOn, value: <DateText value={receipt.pagatoIl} /> },
    { term: t.psp, value: receipt.psp },
    ...(receipt.commissione === null ? [] : [{ term: t.fee, value: <Money euro={receipt.commissione} /> }]),
    { term: t.owner, value: person(receipt.intestatario) },
    ...(receipt.versante === null ? [] : [{ term: t.payer, value: person(receipt.versante) }]),
    {
      term: t.notice,
      value: copied(receipt.numeroAvviso, t.copyNotice, formatNumeroAvviso(receipt.numeroAvviso)),
    },
    { term: t.iuv, value: copied(receipt.iuv, t.copyIuv) },
    { term: t.iur, value: copied(receipt.iur, t.copyIur), wide: true },
  ];
  return (
    <section className="panel">
      <DefinitionList items={items} />
    </section>
  );
}
