import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/dovuti';
import { Differences } from '../../shared/dovuti/differences';
import { formatMoney } from '../../shared/i18n/format';
import { useSession } from '../../shared/session/session-provider';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import type { IconName } from '../../shared/ui/icon';
import { Skeleton } from '../../shared/ui/skeleton';
import type { Tone } from '../../shared/ui/state-badge';
import { Timeline } from '../../shared/ui/timeline';
import { t } from './texts';

type LifeEvent = components['schemas']['LifeEventView'];

const LOOKS: Readonly<Record<LifeEvent['tipo'], readonly [Tone, IconName]>> = {
  CREATO: ['primary', 'it-plus'],
  IMPORTATO: ['primary', 'it-upload'],
  MODIFICATO: ['info', 'it-pencil'],
  SOSTITUITO: ['info', 'it-refresh'],
  ANNULLATO: ['dark', 'it-ban'],
  PAGATO: ['success', 'it-check'],
  RICEVUTA: ['info', 'it-file'],
};

function Told({ event, base }: { readonly event: LifeEvent; readonly base: string }) {
  const persona = useSession()?.persona;
  const own = persona && event.autore === `persona:${persona.id}`;
  return (
    <>
      {event.importazione && (
        <p>
          <Link to={`${base}/flussi/import/${event.importazione.id}`}>
            {t.fromFile(event.importazione.nomeFile, event.importazione.riga)}
          </Link>
        </p>
      )}
      {event.motivo !== undefined && <p>{t.reason(event.motivo)}</p>}
      {event.importo !== undefined && <p>{t.received(formatMoney(event.importo))}</p>}
      {event.autore !== undefined && <p className="soft">{t.by(own ? t.you : event.autore)}</p>}
      {event.differenze && event.differenze.length > 0 && <Differences list={event.differenze} />}
    </>
  );
}

/** The timeline of all that happened to a debt. */
export function History({ iud, base }: { readonly iud: string; readonly base: string }) {
  const { codiceIpa } = useEnte();
  const { data, error, refetch } = useQuery({
    queryKey: ['dovuti', codiceIpa, 'life', iud],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/dovuti/{iud}/storia', { path: { ente: codiceIpa, iud }, signal }),
  });
  if (error && !data) return <ErrorCard error={error} onRetry={() => void refetch()} compact />;
  if (!data) return <Skeleton rows={4} />;
  return (
    <Timeline
      events={data.elementi.toReversed().map((event, i) => ({
        key: `${event.quando} ${event.tipo} ${i}`,
        at: event.quando,
        title: t.events[event.tipo],
        tone: LOOKS[event.tipo][0],
        icon: LOOKS[event.tipo][1],
        children: <Told event={event} base={base} />,
      }))}
    />
  );
}
