import { createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../../shell/routes.ts';
import { stackTabs } from './stack-path.ts';

const StacksPage = lazy(() => import('./stacks-page.tsx').then((page) => ({ default: page.StacksPage })));
const NewStackPage = lazy(() =>
  import('./new/new-stack-page.tsx').then((page) => ({ default: page.NewStackPage })),
);
const StackPage = lazy(() => import('./stack-page.tsx').then((page) => ({ default: page.StackPage })));

const text = z.string().optional().catch(undefined);

export function stacksRoutes(shell: ShellRoute) {
  return [
    createRoute({
      getParentRoute: () => shell,
      path: '/containers/stacks',
      validateSearch: z.object({ q: text }),
      component: StacksPage,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/containers/stacks/new',
      component: NewStackPage,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/containers/stacks/$host/$stack',
      validateSearch: z.object({
        tab: z.enum(stackTabs).optional().catch(undefined),
        /** The file that is edited, and the version that is looked at. */
        file: text,
        version: text,
      }),
      component: StackPage,
    }),
  ];
}
