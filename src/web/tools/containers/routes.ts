import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../shell/routes.ts';
import { editRoutes } from './edit/edit-routes.ts';
import { historyRoutes } from './history/history-routes.ts';
import { imagesRoutes } from './images/images-routes.ts';
import { networksRoutes } from './networks/networks-routes.ts';
import { stacksRoutes } from './stacks/stacks-routes.ts';
import { volumesRoutes } from './volumes/volumes-routes.ts';
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
  return [
    list.addChildren([detail]),
    ...stacksRoutes(shell),
    ...imagesRoutes(shell),
    ...networksRoutes(shell),
    ...volumesRoutes(shell),
    ...historyRoutes(shell),
    ...editRoutes(shell),
  ];
}
