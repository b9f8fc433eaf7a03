import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../shell/routes.ts';

/** The list as the address keeps it, so that any view can be shared. */
export const ListSearch = z.object({
  q: z.string().optional().catch(undefined),
  stack: z.string().optional().catch(undefined),
  state: z.string().optional().catch(undefined),
  flat: z.boolean().optional().catch(undefined),
  sort: z.string().optional().catch(undefined),
});
export type ListSearch = z.infer<typeof ListSearch>;

export const detailTabs = ['now', 'logs', 'settings', 'loss', 'raw'] as const;
export type DetailTab = (typeof detailTabs)[number];

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
