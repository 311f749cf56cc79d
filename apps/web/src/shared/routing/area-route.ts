import type { ComponentType } from 'react';
import type { Bilingual } from '../i18n/texts';
import type { IconName } from '../ui/icon';

/** Who may open a screen. The server decides again at each request; this decides what is shown. */
export type Access =
  /** Everybody. */
  | 'pubblico'
  /** Whoever has logged in. */
  | 'autenticato'
  /** A person with a codice fiscale: the personal area. */
  | 'cittadino'
  /** Whoever has one of these permissions: for the ente of `:ipa`, or outside of all where the address names none. */
  | { readonly permessi: readonly string[] };

/** One screen: its address, its code in the specification, who may open it, and where menus show it. */
export interface AreaRoute {
  readonly code: string;
  /** From the root, without language: `/bo/:ipa/dovuti`. */
  readonly path: string;
  readonly title: Bilingual;
  readonly access: Access;
  /** In menus: under a group's heading when it has one, in the order of the table. */
  readonly menu?: { readonly icon: IconName; readonly group?: Bilingual; readonly label?: Bilingual };
  /** The chunk of the screen, whose module exports `Screen`. */
  readonly screen: () => Promise<{ readonly Screen: ComponentType }>;
}
