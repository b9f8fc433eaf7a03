import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../../shell/routes.ts';

const NetworksPage = lazy(() =>
  import('./networks-page.tsx').then((page) => ({ default: page.NetworksPage })),
);

export function networksRoutes(shell: ShellRoute) {
  return [
    createRoute({ getParentRoute: () => shell, path: '/containers/networks', component: NetworksPage }),
  ];
}
