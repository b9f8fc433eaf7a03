import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../../shell/routes.ts';

const VolumesPage = lazy(() => import('./volumes-page.tsx').then((page) => ({ default: page.VolumesPage })));

export function volumesRoutes(shell: ShellRoute) {
  return [createRoute({ getParentRoute: () => shell, path: '/containers/volumes', component: VolumesPage })];
}
