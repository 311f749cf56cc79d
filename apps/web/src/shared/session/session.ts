import type { components } from '../api/schema/portale';
import { inLanguage, language } from '../i18n/language';

type Schemas = components['schemas'];

/** `GET /api/sessione`: who is there, until when, and what that person may do. Instants are the server's. */
export type Session = Schemas['SessionView'];

/** What a person may do for one ente; `limiti` are the tipi dovuto of those permissions that are not for all. */
export type Assegnazione = Omit<Schemas['AssignmentView'], 'stato'>;

/** Whether a person has work to do here: the back office is shown to them. */
export const isOperator = (session: Session): boolean => session.assegnazioni.length > 0 || session.altriEnti;

/** The login, which leads back to `returnTo` (a path with its language): for the router. */
export const loginPath = (returnTo: string): string => `/accedi?ritorno=${encodeURIComponent(returnTo)}`;

/** The same as an address of the browser, for links that leave this page behind. */
export const loginHref = (returnTo: string): string => inLanguage(language, loginPath(returnTo));

/** The login asked for again by an act that wants a recent one; it leads back to the page in hand. */
export const againHref = (): string => `${loginHref(window.location.pathname + window.location.search)}&di-nuovo`;

/** A path of ours to go back to; anything else (another site, a scheme, a tab that a browser leaves out) becomes the home. */
export const ownPath = (path: string | null): string => (path && /^\/(?![/\\])[\x20-\x7e]*$/.test(path) ? path : '/');
