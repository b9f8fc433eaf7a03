import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { queryClient } from './session.ts';
import { ToolPagesContext } from './shell-context.ts';
import type { ToolPages } from './tool-pages.ts';

export function App({ router, pages }: { router: AnyRouter; pages: readonly ToolPages[] }) {
  return (
    <QueryClientProvider client={queryClient}>
      <ToolPagesContext value={pages}>
        <RouterProvider router={router} />
      </ToolPagesContext>
    </QueryClientProvider>
  );
}
