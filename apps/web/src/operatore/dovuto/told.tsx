import { Link } from 'react-router-dom';
import { Differences } from '../../shared/dovuti/differences';
import { formatDay, formatMoney } from '../../shared/i18n/format';
import { flussoPath, movimentoPath } from '../../shared/pivot/paths';
import { anomaliaName } from '../../shared/receipts/anomalie';
import { addressOf } from '../../shared/routing/address';
import { useSession } from '../../shared/session/session-provider';
import { useEnte } from '../../shared/session/use-ente';
import type { IconName } from '../../shared/ui/icon';
import { StateBadge, type Tone } from '../../shared/ui/state-badge';
import type { TimelineEvent } from '../../shared/ui/timeline';
import type { Attempt, Call, Entry, LifeEvent, Ricevuta, StoryEvent } from './entries';
import { t } from './texts';

const LIFE: Readonly<Record<LifeEvent['tipo'], readonly [Tone, IconName]>> = {
  CREATO: ['primary', 'it-plus'],
  IMPORTATO: ['primary', 'it-upload'],
  MODIFICATO: ['info', 'it-pencil'],
  SOSTITUITO: ['info', 'it-refresh'],
  ANNULLATO: ['dark', 'it-ban'],
  PAGATO: ['success', 'it-check'],
  RICEVUTA: ['info', 'it-file'],
};
const ATTEMPT: Readonly<Record<Attempt['esito'], Tone>> = {
  PAGATA: 'success',
  NON_PAGATA: 'danger',
  ABBANDONATA: 'dark',
  IN_CORSO: 'info',
};

function LifeTold({ event, base }: { readonly event: LifeEvent; readonly base: string }) {
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

function AttemptTold({ event }: { readonly event: Attempt }) {
  return (
    <>
      <p>
        {formatMoney(event.importo)} <StateBadge tone={ATTEMPT[event.esito]} label={t.attempts[event.esito]} />
      </p>
      <p className="soft">{t.cart(event.idCarrello)}</p>
    </>
  );
}

function CallTold({ event }: { readonly event: Call }) {
  const psp = event.identificativoPrestatoreServiziPagamento;
  return (
    <>
      <p>
        <StateBadge
          tone={event.esito === 'OK' ? 'success' : 'warning'}
          label={event.esito === 'OK' ? t.answeredOk : t.answered(event.esito)}
        />
      </p>
      <p className="soft">
        <code>{event.tipoEvento}</code>
        {psp !== null && ` · ${t.psp(psp)}`}
      </p>
    </>
  );
}

function ReceiptTold({ event, base }: { readonly event: Ricevuta; readonly base: string }) {
  return (
    <>
      <p>
        {formatMoney(event.importo)} {t.byPsp(event.psp.denominazione)}
      </p>
      <p>
        <Link to={addressOf(base, 'ricevute', event.rtId)}>{t.openReceipt(event.rtId)}</Link>
      </p>
      {event.anomalie.map((code) => (
        <StateBadge key={code} tone="warning" label={anomaliaName(code)} />
      ))}
    </>
  );
}

function ReportedTold({ event, base }: { readonly event: StoryEvent; readonly base: string }) {
  const { codiceIpa, may } = useEnte();
  const { iuf = '', psp = '' } = event;
  return (
    <>
      <p>{t.reported(formatMoney(event.importo), psp)}</p>
      <p className="soft">{t.settled(event.idRegolamento ?? '', formatDay(event.dataRegolamento ?? ''))}</p>
      <p>
        <Link to={`${base}/flussi/rendicontazione?iuf=${encodeURIComponent(iuf)}`}>{t.openFlow(iuf)}</Link>
        {may('pivot.view') && (
          <>
            {' · '}
            <Link to={flussoPath(codiceIpa, { psp, iuf })}>{t.openInPivot}</Link>
          </>
        )}
      </p>
    </>
  );
}

function CreditedTold({ event }: { readonly event: StoryEvent }) {
  const { codiceIpa } = useEnte();
  const { anno = '', bolletta = '', enteBt = '', istat = '' } = event;
  return (
    <>
      <p>
        {event.iuf === undefined
          ? t.creditedAlone(formatMoney(event.importo))
          : t.creditedWithFlow(formatMoney(event.importo))}
      </p>
      <p className="soft">{t.valueDay(formatDay(event.dataValuta ?? ''))}</p>
      <p>
        <Link to={movimentoPath(codiceIpa, { anno, bolletta, enteBt, istat })}>{t.openMovement(anno, bolletta)}</Link>
      </p>
    </>
  );
}

/** An entry as the timeline shows it. */
export function toTimeline(entry: Entry, base: string): TimelineEvent {
  const { at } = entry;
  switch (entry.from) {
    case 'life': {
      const { event } = entry;
      const [tone, icon] = LIFE[event.tipo];
      return {
        key: `life ${at} ${event.tipo} ${event.rtId ?? ''}`,
        at,
        title: t.events[event.tipo],
        tone,
        icon,
        children: <LifeTold event={event} base={base} />,
      };
    }
    case 'attempt':
      return {
        key: `attempt ${entry.event.idCarrello}`,
        at,
        title: t.attempt,
        tone: 'primary',
        icon: 'it-card',
        children: <AttemptTold event={entry.event} />,
      };
    case 'call':
      return {
        key: `call ${entry.event.id}`,
        at,
        title: t.calls[entry.event.tipoEvento] ?? t.otherCall,
        tone: entry.event.esito === 'OK' ? 'info' : 'warning',
        icon: 'it-exchange-circle',
        children: <CallTold event={entry.event} />,
      };
    case 'receipt':
      return {
        key: `receipt ${entry.event.rtId}`,
        at,
        title: t.receiptCame,
        tone: entry.event.anomalie.length === 0 ? 'success' : 'warning',
        icon: 'it-file',
        children: <ReceiptTold event={entry.event} base={base} />,
      };
    case 'story':
      return toStory(entry.event, at, base);
  }
}

function toStory(event: StoryEvent, at: string, base: string): TimelineEvent {
  const title = t.story[event.tipo];
  const credited = event.tipo === 'INCASSATO';
  return {
    key: [event.tipo, event.iuf, event.iur, event.anno, event.bolletta, event.enteBt, event.istat, at].join(' '),
    at,
    title,
    tone: event.tipo === 'REVOCATO' ? 'warning' : 'success',
    icon: credited ? 'it-pa' : 'it-files',
    children: credited ? <CreditedTold event={event} /> : <ReportedTold event={event} base={base} />,
  };
}
