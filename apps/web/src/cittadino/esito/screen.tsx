import { Link, useParams } from 'react-router-dom';
import { ApiProblem } from '../../shared/api/problem';
import { formatTime } from '../../shared/i18n/format';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon, type IconName } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import type { Tone } from '../../shared/ui/state-badge';
import { EsitoItem } from './esito-item';
import { t } from './texts';
import { useEsito } from './use-esito';

type Whole = keyof typeof t.title;

const LOOK: Readonly<Record<Whole, readonly [tone: Tone, icon: IconName]>> = {
  PAGATO: ['success', 'it-check-circle'],
  DA_CONFERMARE: ['warning', 'it-clock'],
  PARZIALE: ['warning', 'it-clock'],
  IN_CORSO: ['primary', 'it-clock'],
  ANNULLATO: ['dark', 'it-close-circle'],
  NON_RIUSCITO: ['danger', 'it-error'],
  SCADUTO: ['dark', 'it-close-circle'],
};

/** C-10: what has become of a payment. It believes the receipt alone, and turns to paid by itself. */
export function Screen() {
  const { id = '' } = useParams();
  const { query, late, askNow } = useEsito(id);
  const { data, error } = query;
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Page title={t.unknown} narrow>
        <Empty title={t.unknown} icon="it-search">
          <p>{t.unknownText}</p>
          <Link className="btn btn-primary" to="/">
            {t.home}
          </Link>
        </Empty>
      </Page>
    );
  const whole = data?.esito as Whole | undefined;
  const [tone, icon] = whole ? LOOK[whole] : [undefined, undefined];
  return (
    <Page title={whole ? t.title[whole] : t.waiting} narrow>
      <div role="status" className={tone ? `outcome outcome-${tone}` : undefined}>
        {whole && icon && (
          <>
            <Icon name={icon} size="lg" />
            <p className="outcome-words">{late ? t.stillWaiting : t.words[whole]}</p>
          </>
        )}
      </div>
      {error && <ErrorCard error={error} onRetry={() => void query.refetch()} />}
      {!data && !error && <Skeleton rows={5} />}
      {data && (
        <>
          <section className="panel">
            <h2 className="h5">{t.details}</h2>
            <ul className="pay-items">
              {data.voci.map((item) => (
                <EsitoItem key={`${item.codiceFiscaleEnte} ${item.numeroAvviso}`} checkout={id} item={item} />
              ))}
            </ul>
            <p className="pay-total">
              <span>{t.total}</span> <Money euro={data.totale} strong />
            </p>
            {data.esito !== 'PAGATO' && (
              <p className="pay-note">{`${t.checking}: ${formatTime(new Date(query.dataUpdatedAt).toISOString())}`}</p>
            )}
          </section>
          <p className="outcome-acts">
            {late && (
              <button type="button" className="btn btn-primary" onClick={askNow}>
                {t.askNow}
              </button>
            )}
            {data.riprendi !== null && (
              <a className="btn btn-primary" href={data.riprendi}>
                {t.resume}
              </a>
            )}
            {(whole === 'ANNULLATO' || whole === 'NON_RIUSCITO' || whole === 'SCADUTO') && (
              <Link className="btn btn-primary" to="/carrello">
                {t.retry}
              </Link>
            )}
            {whole === 'PAGATO' && (
              <button type="button" className="btn btn-outline-primary" onClick={() => print()}>
                {t.print}
              </button>
            )}
            <Link className="btn btn-outline-primary" to="/">
              {t.home}
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}
