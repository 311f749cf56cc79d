import { generatePath } from 'react-router-dom';
import { say } from '../i18n/texts';
import type { AreaRoute } from '../routing/area-route';
import type { Assegnazione } from '../session/session';
import type { IconName } from '../ui/icon';

/** An application of the back office: its screens, and where it begins. */
export interface OperatorApp {
  readonly name: 'operatore' | 'pivot' | 'amministrazione';
  readonly home: string;
  readonly routes: readonly AreaRoute[];
}

export interface MenuEntry {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}
export interface MenuGroup {
  readonly label: string | undefined;
  readonly entries: readonly MenuEntry[];
}

const isOpenTo = (route: AreaRoute, assegnazione: Assegnazione): boolean =>
  typeof route.access === 'string' || route.access.permessi.some((one) => assegnazione.permessi.includes(one));

/** The entries that a person may open for an ente, in the order of the table, under their groups. What is not permitted is absent. */
export function menuOf(routes: readonly AreaRoute[], assegnazione: Assegnazione): MenuGroup[] {
  const groups: { label: string | undefined; entries: MenuEntry[] }[] = [];
  for (const route of routes) {
    if (!route.menu || !isOpenTo(route, assegnazione)) continue;
    const label = route.menu.group && say(route.menu.group);
    let group = groups.find((one) => one.label === label);
    if (!group) groups.push((group = { label, entries: [] }));
    group.entries.push({
      to: generatePath(route.path, { ipa: assegnazione.codiceIpa.toLowerCase() }),
      label: say(route.menu.label ?? route.title),
      icon: route.menu.icon,
    });
  }
  return groups;
}

/** The applications in which a person may open at least one screen for an ente. */
export const appsOf = (apps: readonly OperatorApp[], assegnazione: Assegnazione): OperatorApp[] =>
  apps.filter(({ routes }) => menuOf(routes, assegnazione).length > 0);
