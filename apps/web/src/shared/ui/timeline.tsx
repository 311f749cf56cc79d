import type { ReactNode } from 'react';
import { DateText } from './date-text';
import { Icon, type IconName } from './icon';
import type { Tone } from './state-badge';

export interface TimelineEvent {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** What happened, in the order given. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  return (
    <ol className="app-timeline">
      {events.map((event) => (
        <li key={event.key} className={`app-timeline-event tone-${event.tone ?? 'primary'}`}>
          <span className="app-timeline-dot" aria-hidden="true">
            <Icon name={event.icon ?? 'it-check'} size="xs" />
          </span>
          <p className="app-timeline-title">{event.title}</p>
          <p className="app-timeline-at">
            <DateText value={event.at} />
          </p>
          {event.children}
        </li>
      ))}
    </ol>
  );
}
