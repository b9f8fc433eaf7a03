import { type AnyRoute, createRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { z } from 'zod';
import type { ShellRoute } from '../../../shell/routes.ts';

const NewContainerPage = lazy(() =>
  import('./new-container-page.tsx').then((page) => ({ default: page.NewContainerPage })),
);

const text = z.string().optional().catch(undefined);

/** Pages that make new containers. */
export function editRoutes(shell: ShellRoute): AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => shell,
      path: '/containers/new',
      validateSearch: z.object({
        host: text,
        /** A reference to run, or the id of a container to copy. */
        image: text,
        from: text,
      }),
      component: NewContainerPage,
    }),
  ];
}
