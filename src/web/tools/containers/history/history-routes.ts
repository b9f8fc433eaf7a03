import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../../shell/routes.ts';
import { HistorySearch } from './history-search.ts';

const HistoryPage = lazy(() => import('./history-page.tsx').then((page) => ({ default: page.HistoryPage })));

export function historyRoutes(shell: ShellRoute) {
  return [
    createRoute({
      getParentRoute: () => shell,
      path: '/containers/history',
      validateSearch: HistorySearch,
      component: HistoryPage,
    }),
  ];
}
