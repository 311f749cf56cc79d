import type { AreaRoute } from '../shared/routing/area-route';

/** The screens of MyPivot; menus show them in this order. */
export const routes: readonly AreaRoute[] = [];
