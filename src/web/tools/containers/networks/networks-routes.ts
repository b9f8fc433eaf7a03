import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../../shell/routes.ts';

const NetworksPage = lazy(() =>
  import('./networks-page.tsx').then((page) => ({ default: page.NetworksPage })),
);
const NetworkDrawer = lazy(() =>
  import('./network-drawer.tsx').then((page) => ({ default: page.NetworkDrawer })),
);

export function networksRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/containers/networks',
    validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
    component: NetworksPage,
  });
  const detail = createRoute({
    getParentRoute: () => list,
    path: '$host/$network',
    component: NetworkDrawer,
  });
  return [list.addChildren([detail])];
}
