import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { LabOverview } from '#contracts/security/lab.ts';
import { type May, queryClient } from '../../shell/session.ts';
import { countsFixture, imageFixture } from './image-fixtures.ts';
import { overviewFixture } from './lab-fixtures.ts';
import { SecurityHome } from './home.tsx';
import { securityPages } from './index.ts';
import { emptyLab, keyOf } from './live-store.ts';
import { liveLab } from './live.ts';
import { securityCommands } from './security-commands.ts';

afterEach(() => {
  cleanup();
  liveLab.set(emptyLab);
  queryClient.clear();
  vi.unstubAllGlobals();
});

function tell(
  overview: LabOverview,
  permissions: readonly string[],
  ...images: ReturnType<typeof imageFixture>[]
) {
  queryClient.setQueryData(['hub', 'me'], { user: { id: 'u1' }, permissions, grants: [] });
  liveLab.set({
    ...emptyLab,
    loaded: true,
    overview,
    images: new Map(images.map((image) => [keyOf(image), image])),
  });
}

async function show() {
  vi.stubGlobal('scrollTo', () => undefined);
  const router = createRouter({
    routeTree: createRootRoute({ component: SecurityHome }),
    history: createMemoryHistory(),
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByText('Known flaws');
}

const urgent = imageFixture({ counts: countsFixture({ now: 2 }) });
const wanting = overviewFixture({ counts: countsFixture({ now: 2 }) });

test('what wants somebody now stands there with its way', async () => {
  tell(wanting, ['security:read'], urgent, imageFixture({ id: 'sha256:2', references: ['quiet:1'] }));
  await show();
  expect(screen.getByText('2 flaws want you now.')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Look' }).getAttribute('href')).toBe(
    '/security/images/local/sha256%3A1',
  );
  expect(screen.queryByText('quiet:1')).toBeNull();
  expect(securityPages.waiting?.get()).toBe(2);
});

test('good news counts only what is known', async () => {
  tell(
    overviewFixture({ images: { known: 1, partial: 0, unknown: 2, pending: 0, unmatched: 0 } }),
    ['security:read'],
    imageFixture(),
  );
  await show();
  expect(screen.getByText(/of 2 images not all is/u)).toBeDefined();
});

test('the palette offers what the account may do, the most urgent image first', () => {
  tell(wanting, ['security:read'], imageFixture({ id: 'sha256:2', references: ['quiet:1'] }), urgent);
  const opened: string[] = [];
  const open = (path: string) => void opened.push(path);
  const labels = (may: May = (permission) => permission === 'security:read') =>
    securityCommands({ open, may });
  expect(labels().some(({ id }) => id === 'security-read')).toBe(false);
  const ofImages = labels().filter(({ id }) => id.startsWith('security-image-'));
  expect(ofImages.map(({ label }) => label)).toEqual(['jellyfin/jellyfin:10.10.7: Flaws', 'quiet:1: Flaws']);
  ofImages[0]?.run();
  expect(opened).toEqual(['/security/images/local/sha256%3A1']);
  expect(labels(() => true).some(({ id }) => id === 'security-read')).toBe(true);
  expect(labels(() => false)).toEqual([]);
});
