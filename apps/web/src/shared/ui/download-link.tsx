import type { ReactNode } from 'react';
import { formatSize } from '../i18n/format';
import { Icon } from './icon';

/** A file of the server, by a plain link: the browser downloads it with the session. `format` is told («CSV», «PDF»). */
export function DownloadLink(props: {
  readonly href: string;
  readonly children: ReactNode;
  readonly format?: string;
  readonly bytes?: number;
  readonly button?: boolean;
}) {
  const facts = [props.format, props.bytes === undefined ? undefined : formatSize(props.bytes)].filter(Boolean);
  return (
    <a
      className={props.button === true ? 'btn btn-outline-primary btn-sm download-link' : 'download-link'}
      href={props.href}
      download
    >
      <Icon name="it-download" size="sm" />
      <span>
        {props.children}
        {facts.length > 0 && <small> {`(${facts.join(', ')})`}</small>}
      </span>
    </a>
  );
}
