import { useState } from 'react';
import { send } from '../../shared/api/client';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { t } from './texts';

/** A fresh link gives the paper by itself; an old one again with the codice fiscale. */
export function Paper({
  token,
  codiceFiscale,
}: {
  readonly token: string;
  readonly codiceFiscale: string | undefined;
}) {
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
