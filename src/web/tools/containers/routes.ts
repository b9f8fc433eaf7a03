import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../shell/routes.ts';
import { detailTabs, ListSearch } from './list-search.ts';

const ContainersPage = lazy(() =>
  import('./containers-page.tsx').then((page) => ({ default: page.ContainersPage })),
);
const ContainerDrawer = lazy(() =>
  import('./container-drawer.tsx').then((page) => ({ default: page.ContainerDrawer })),
);

export function containersRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/containers',
    validateSearch: ListSearch,
    component: ContainersPage,
  });
  const detail = createRoute({
    getParentRoute: () => list,
    path: '$host/$id',
    validateSearch: z.object({ tab: z.enum(detailTabs).optional().catch(undefined) }),
    component: ContainerDrawer,
  });
  return [list.addChildren([detail])];
}
