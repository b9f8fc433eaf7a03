import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import type { ShellRoute } from '../../shell/routes.ts';

const HomePage = lazy(() => import('./home-page.tsx').then((page) => ({ default: page.HomePage })));
const AccountPage = lazy(() => import('./account-page.tsx').then((page) => ({ default: page.AccountPage })));
const PeoplePage = lazy(() => import('./people-page.tsx').then((page) => ({ default: page.PeoplePage })));
const AuditPage = lazy(() => import('./audit-page.tsx').then((page) => ({ default: page.AuditPage })));

export function hubRoutes(shell: ShellRoute) {
  const parent = { getParentRoute: () => shell };
  return [
    createRoute({ ...parent, path: '/', component: HomePage }),
    createRoute({ ...parent, path: '/account', component: AccountPage }),
    createRoute({ ...parent, path: '/people', component: PeoplePage }),
    createRoute({ ...parent, path: '/audit', component: AuditPage }),
  ];
}
