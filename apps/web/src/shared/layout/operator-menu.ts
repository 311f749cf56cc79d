import { generatePath } from 'react-router-dom';
import { say } from '../i18n/texts';
import type { AreaRoute } from '../routing/area-route';
import type { IconName } from '../ui/icon';

/** An application of the back office: its screens, and where it begins. */
export interface OperatorApp {
  readonly name: 'operatore' | 'pivot' | 'amministrazione' | 'intermediario';
  /** Without `:ipa` it is about no single ente, and the permissions outside an ente open it. */
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

/** What menus need to know of who looks: permissions, and the ente of the addresses when there is one. */
interface Viewer {
  readonly permessi: readonly string[];
  readonly codiceIpa?: string;
}

const isOpenTo = (route: AreaRoute, { permessi }: Viewer): boolean =>
  typeof route.access === 'string' || route.access.permessi.some((one) => permessi.includes(one));

/** The entries that a person may open, for an ente or outside of all, in the order of the table, under their groups. What is not permitted is absent. */
export function menuOf(routes: readonly AreaRoute[], viewer: Viewer): MenuGroup[] {
  const groups: { label: string | undefined; entries: MenuEntry[] }[] = [];
  for (const route of routes) {
    if (!route.menu || !isOpenTo(route, viewer)) continue;
    const label = route.menu.group && say(route.menu.group);
    let group = groups.find((one) => one.label === label);
    if (!group) groups.push((group = { label, entries: [] }));
    group.entries.push({
      to: generatePath(route.path, { ipa: viewer.codiceIpa?.toLowerCase() ?? null }),
      label: say(route.menu.label ?? route.title),
      icon: route.menu.icon,
    });
  }
  return groups;
}

/** Whether an application is about one ente. */
export const isOfEnte = ({ home }: OperatorApp): boolean => home.includes('/:ipa');

/** The applications in which a person may open at least one screen: of an ente when there is one, of the intermediary by what she may do outside. */
export const appsOf = (
  apps: readonly OperatorApp[],
  assegnazione: Viewer | undefined,
  outside: readonly string[] = [],
): OperatorApp[] =>
  apps.filter((app) => {
    const viewer = isOfEnte(app) ? assegnazione : { permessi: outside };
    return viewer !== undefined && menuOf(app.routes, viewer).length > 0;
  });

/** The application that an address belongs to: the one whose home is the longest beginning of it. */
export function appAt(apps: readonly OperatorApp[], pathname: string): OperatorApp | undefined {
  const path = pathname.split('/');
  const begins = ({ home }: OperatorApp): boolean =>
    home.split('/').every((part, i) => part === ':ipa' || part === path[i]);
  return [...apps].sort((a, b) => b.home.split('/').length - a.home.split('/').length).find(begins);
}
