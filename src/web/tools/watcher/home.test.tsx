import { cleanup, render, screen } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { queryClient } from '../../shell/session.ts';
import { newerFixture, policyFixture, rowFixture, updateFixture, verdictFixture } from './fixtures.ts';
import { WatcherHome } from './home.tsx';
import { emptyWatcher, keyOf } from './live-store.ts';
import { liveWatcher } from './live.ts';

afterEach(() => {
  cleanup();
  liveWatcher.set(emptyWatcher);
  queryClient.clear();
  vi.unstubAllGlobals();
});

async function show(permissions: readonly string[], ...rows: readonly WatchedContainer[]) {
  queryClient.setQueryData(['hub', 'me'], { user: { id: 'u1' }, permissions, grants: [] });
  liveWatcher.set({
    ...emptyWatcher,
    loaded: true,
    containers: new Map(rows.map((row) => [keyOf(row), row])),
  });
  // The router asks for it, and this page has nothing to scroll.
  vi.stubGlobal('scrollTo', () => undefined);
  const router = createRouter({
    routeTree: createRootRoute({ component: WatcherHome }),
    history: createMemoryHistory(),
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByText('Updates to decide on');
}

const asked = rowFixture({ verdict: newerFixture(updateFixture('10.11.0')) });
const told = { ...asked, name: 'radarr', policy: policyFixture({ mode: 'notify' }) };
const unknown = rowFixture({ name: 'gluetun', verdict: verdictFixture({ state: 'unknown' }) });

test('what waits for a decision stands there with its one action', async () => {
  await show(['watcher:read', 'watcher:update'], asked, told);
  expect(screen.getByText('jellyfin')).toBeDefined();
  expect(screen.queryByText('radarr')).toBeNull();
  expect(screen.getByRole('button', { name: 'Update jellyfin…' })).toBeDefined();
});

test('whoever may only look has no button', async () => {
  await show(['watcher:read'], asked);
  expect(screen.getByText('jellyfin')).toBeDefined();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('good news counts only what is known', async () => {
  await show(['watcher:read'], rowFixture(), unknown);
  expect(screen.getByText(/one image is up to date/u).textContent).toMatch(/Of one it is not known/u);
});
