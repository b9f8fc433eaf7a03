import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../../shell/routes.ts';

const ImagesPage = lazy(() => import('./images-page.tsx').then((page) => ({ default: page.ImagesPage })));
const ImageDrawer = lazy(() => import('./image-drawer.tsx').then((page) => ({ default: page.ImageDrawer })));

export function imagesRoutes(shell: ShellRoute) {
  const list = createRoute({
    getParentRoute: () => shell,
    path: '/containers/images',
    validateSearch: z.object({ q: z.string().optional().catch(undefined) }),
    component: ImagesPage,
  });
  const detail = createRoute({ getParentRoute: () => list, path: '$host/$image', component: ImageDrawer });
  return [list.addChildren([detail])];
}
