import { useState } from 'react';
import { send } from '../../shared/api/client';
import type { pagamentiOpen } from '../../shared/api/doors';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { type Definition, DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

type Receipt = Awaited<ReturnType<typeof pagamentiOpen.post<'/public/ricevute/{token}'>>>;

const person = ({ nome, codiceFiscale }: Receipt['intestatario']): string =>
  codiceFiscale === null ? nome : `${nome} (${codiceFiscale})`;

/** What the receipt says, and the receipt on paper. */
export function ReceiptFacts(props: {
  readonly token: string;
  readonly codiceFiscale: string | undefined;
  readonly receipt: Receipt;
}) {
  const { receipt } = props;
  const copied = (text: string, what: string, shown = text) => (
    <>
      {shown} <CopyButton text={text} what={what} />
    </>
  );
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
    <>
      <section className="panel">
        <DefinitionList items={items} />
      </section>
      <Paper {...props} />
    </>
  );
}

/** A fresh link gives the paper by itself; an old one again with the codice fiscale. */
function Paper({ token, codiceFiscale }: { readonly token: string; readonly codiceFiscale: string | undefined }) {
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const path = `/api/public/ricevute/${encodeURIComponent(token)}/pdf`;
  const words = (
    <>
      <Icon name="it-download" size="sm" className="me-1" />
      {`${t.pdf} (PDF)`}
    </>
  );
  const fetched = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await send('POST', path, { body: { codiceFiscale } });
      const url = URL.createObjectURL(await answer.blob());
      const link = Object.assign(document.createElement('a'), { href: url, download: 'ricevuta.pdf' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure !== undefined && <ErrorCard error={failure} compact />}
      <p className="outcome-acts no-print">
        {codiceFiscale === undefined ? (
          <a className="btn btn-primary" href={path} target="_blank" rel="noopener">
            {words}
          </a>
        ) : (
          <button type="button" className="btn btn-primary" aria-busy={busy} onClick={() => void fetched()}>
            {words}
          </button>
        )}
        <button type="button" className="btn btn-outline-primary" onClick={() => print()}>
          {t.print}
        </button>
      </p>
    </>
  );
}
