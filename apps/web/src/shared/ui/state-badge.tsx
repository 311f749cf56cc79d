import { Icon, type IconName } from './icon';

/** What a state means to who reads it; never by colour alone: each has its icon and its word. */
export type Tone = 'primary' | 'info' | 'warning' | 'success' | 'danger' | 'secondary' | 'dark';

const ICONS: Readonly<Record<Tone, IconName>> = {
  primary: 'it-clock',
  info: 'it-info-circle',
  warning: 'it-warning-circle',
  success: 'it-check-circle',
  danger: 'it-error',
  secondary: 'it-ban',
  dark: 'it-close-circle',
};

export function StateBadge(props: { readonly tone: Tone; readonly label: string; readonly icon?: IconName }) {
  return (
    <span className={`state-badge state-${props.tone}`}>
      <Icon name={props.icon ?? ICONS[props.tone]} size="xs" />
      {props.label}
    </span>
  );
}
