import { createBrowserRouter } from 'react-router-dom';
import { routes as access } from './access/routes';
import { routes as admin } from './admin/routes';
import { routes as cittadino } from './cittadino/routes';
import { routes as intermediario } from './intermediario/routes';
import { routes as operatore } from './operatore/routes';
import { routes as pivot } from './pivot/routes';
import { readAddress } from './shared/i18n/language';
import { CitizenShell } from './shared/layout/citizen-shell';
import type { OperatorApp } from './shared/layout/operator-menu';
import { OperatorShell } from './shared/layout/operator-shell';
import { NotFound } from './shared/routing/not-found';
import { RouteError } from './shared/routing/route-error';
import { toRouter } from './shared/routing/to-router';
import { Skeleton } from './shared/ui/skeleton';

const apps: readonly OperatorApp[] = [
  { name: 'operatore', home: '/bo/:ipa', routes: operatore },
  { name: 'pivot', home: '/pivot/:ipa', routes: pivot },
  { name: 'amministrazione', home: '/bo/:ipa/admin', routes: admin },
  { name: 'intermediario', home: '/intermediario', routes: intermediario },
];

export const router = createBrowserRouter(
  [
    {
      errorElement: <RouteError />,
      hydrateFallbackElement: <Skeleton />,
      children: [
        {
          element: <OperatorShell apps={apps} />,
          children: toRouter([...admin, ...operatore, ...pivot, ...intermediario]),
        },
        {
          element: <CitizenShell />,
          children: [...toRouter([...cittadino, ...access]), { path: '*', element: <NotFound /> }],
        },
      ],
    },
  ],
  { basename: readAddress(location.pathname).basename },
);
