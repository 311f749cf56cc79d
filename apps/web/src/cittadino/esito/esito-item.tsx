import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { pagamentiOpen } from '../../shared/api/doors';
import { formatNumeroAvviso } from '../../shared/i18n/format';
import { CopyButton } from '../../shared/ui/copy-button';
import { DateText } from '../../shared/ui/date-text';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { StateBadge, type Tone } from '../../shared/ui/state-badge';
import { t } from './texts';

type Item = Awaited<ReturnType<typeof pagamentiOpen.get<'/public/esiti/{id}'>>>['voci'][number];

const TONES: Readonly<Record<Item['esito'], Tone>> = {
  PAGATO: 'success',
  DA_CONFERMARE: 'warning',
  IN_CORSO: 'primary',
  ANNULLATO: 'dark',
  NON_RIUSCITO: 'danger',
  SCADUTO: 'dark',
};

/** One notice of a payment, with its receipt when it is there. */
export function EsitoItem({ checkout, item }: { readonly checkout: string; readonly item: Item }) {
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { url } = await pagamentiOpen.post('/public/esiti/{id}/ricevute', {
        path: { id: checkout },
        body: { numeroAvviso: item.numeroAvviso },
      });
      await navigate(url);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <li>
      <div>
        <p className="pay-what">
          {item.causale} <StateBadge tone={TONES[item.esito]} label={t.state[item.esito]} />
        </p>
        <p className="pay-who">{item.denominazioneEnte}</p>
        <p className="pay-who">
          {`${t.notice} ${formatNumeroAvviso(item.numeroAvviso)}`}{' '}
          <CopyButton text={item.numeroAvviso} what={t.noticeName} />
        </p>
        <p className="pay-who">{`${t.owner}: ${item.intestatario}`}</p>
        {item.pagatoIl !== null && (
          <p className="pay-who">
            {`${t.paidOn} `}
            <DateText value={item.pagatoIl} />
          </p>
        )}
        {item.psp !== null && <p className="pay-who">{`${t.psp} ${item.psp}`}</p>}
        {item.ricevuta && (
          <button
            type="button"
            className="btn btn-primary btn-sm mt-2 no-print"
            aria-label={t.receiptOf(item.causale)}
            aria-busy={busy}
            onClick={() => void open()}
          >
            {t.receipt}
          </button>
        )}
        {failure !== undefined && <ErrorCard error={failure} compact />}
      </div>
      <Money euro={item.importo} strong />
    </li>
  );
}
