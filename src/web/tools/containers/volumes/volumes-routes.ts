import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../../shell/routes.ts';

const VolumesPage = lazy(() => import('./volumes-page.tsx').then((page) => ({ default: page.VolumesPage })));
const VolumeDrawer = lazy(() =>
  import('./volume-drawer.tsx').then((page) => ({ default: page.VolumeDrawer })),
);

export function volumesRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/containers/volumes',
    validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
    component: VolumesPage,
  });
  const detail = createRoute({
    getParentRoute: () => list,
    path: '$host/$volume',
    validateSearch: z.object({ tab: z.enum(['about', 'files']).optional().catch(undefined) }),
    component: VolumeDrawer,
  });
  return [list.addChildren([detail])];
}
