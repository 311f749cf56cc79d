import type { paths as Dovuti } from './schema/dovuti';
import type { paths as Onboarding } from './schema/onboarding';
import type { paths as Pagamenti } from './schema/pagamenti';
import type { paths as Pivot } from './schema/pivot';
import type { paths as Portale } from './schema/portale';
import { service } from './service';

/** The back office: `/enti/{ente}/…` takes the codice IPA here, and portale hands it on by the ente's codice fiscale. */
export const dovutiOffice = service<Dovuti>('/api/bo');
export const onboardingOffice = service<Onboarding>('/api/bo');
export const pagamentiOffice = service<Pagamenti>('/api/bo');
export const pivotOffice = service<Pivot>('/api/bo');

/** The doors of everybody, and those of a citizen who has logged in: paths begin with `/public/` and `/cittadino/`. */
export const dovutiOpen = service<Dovuti>('/api');
export const onboardingOpen = service<Onboarding>('/api');
export const pagamentiOpen = service<Pagamenti>('/api');

/** portale's own: who is there, their sessions. */
export const portaleDoor = service<Portale>('');
