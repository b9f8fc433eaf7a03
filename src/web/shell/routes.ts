import { createRootRoute, createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import { NotFoundPage, PageFailed } from './not-found-page.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: PageFailed });

/** Everything behind sign-in: the frame with the sidebar, and a tool's page inside. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: lazy(() => import('./frame.tsx').then((module) => ({ default: module.Frame }))),
});
export type ShellRoute = typeof shellRoute;

export const claimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claim',
  component: lazy(() => import('./claim-page.tsx').then((module) => ({ default: module.ClaimPage }))),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** Where to go afterwards; only ever a path of this page. */
  validateSearch: z.object({ next: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazy(() => import('./sign-in-page.tsx').then((module) => ({ default: module.SignInPage }))),
});
