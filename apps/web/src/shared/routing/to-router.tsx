import type { RouteObject } from 'react-router-dom';
import type { AreaRoute } from './area-route';
import { Guard } from './guard';
import { RouteError } from './route-error';

/** The routes of an area for the router: each screen is a chunk of its own, behind its guard. */
export const toRouter = (routes: readonly AreaRoute[]): RouteObject[] =>
  routes.map((route) => ({
    path: route.path,
    handle: route,
    errorElement: <RouteError />,
    lazy: async () => {
      const { Screen } = await route.screen();
      return {
        element: (
          <Guard route={route}>
            <Screen />
          </Guard>
        ),
      };
    },
  }));
