import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** Nothing to show: why, and what to do. */
export function Empty(props: { readonly title: string; readonly children?: ReactNode; readonly icon?: IconName }) {
  return (
    <div className="empty-state">
      <Icon name={props.icon ?? 'it-inbox'} size="lg" />
      <p className="h5">{props.title}</p>
      {props.children}
    </div>
  );
}
