import type { AreaRoute } from '../shared/routing/area-route';

/** The screens for who pays, and for who has logged in as a citizen. */
export const routes: readonly AreaRoute[] = [];
