import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../../shell/routes.ts';

const StacksPage = lazy(() => import('./stacks-page.tsx').then((page) => ({ default: page.StacksPage })));

export function stacksRoutes(shell: ShellRoute) {
  return [createRoute({ getParentRoute: () => shell, path: '/containers/stacks', component: StacksPage })];
}
