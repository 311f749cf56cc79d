import type { ReactNode } from 'react';

/** A message of the page: information, warning, success or refusal. `live` tells it to who listens when it appears. */
export function Notice(props: {
  readonly tone: 'info' | 'warning' | 'success' | 'danger';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly live?: boolean;
}) {
  return (
    <div
      className={`alert alert-${props.tone}`}
      {...(props.live === true ? { role: props.tone === 'danger' ? 'alert' : 'status' } : {})}
    >
      {props.title !== undefined && <p className="fw-semibold mb-1">{props.title}</p>}
      {props.children}
    </div>
  );
}
