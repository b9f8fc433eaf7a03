import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../../shell/routes.ts';

const ImagesPage = lazy(() => import('./images-page.tsx').then((page) => ({ default: page.ImagesPage })));

export function imagesRoutes(shell: ShellRoute) {
  return [createRoute({ getParentRoute: () => shell, path: '/containers/images', component: ImagesPage })];
}
