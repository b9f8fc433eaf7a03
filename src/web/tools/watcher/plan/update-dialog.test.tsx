import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { UpdatePlan, UpdateTarget } from '#contracts/watcher/run.ts';
import { planFixture, runFixture } from '../fixtures.ts';
import { applyLive, emptyWatcher } from '../live-store.ts';
import { liveWatcher } from '../live.ts';
import { UpdateDialog } from './update-dialog.tsx';
import { updateTargets } from './update-target.ts';

afterEach(() => {
  cleanup();
  updateTargets.set(null);
  liveWatcher.set(emptyWatcher);
  vi.unstubAllGlobals();
});

const target = (name: string): UpdateTarget => ({ host: 'local', name, tag: '10.11.0', digest: 'sha256:b' });

/** Plans by the container's name; starting is answered with a run for each target. Keeps what was started. */
function stubServer(plans: Readonly<Record<string, UpdatePlan>>): unknown[] {
  const started: unknown[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    const request = new Request(new URL(address, 'http://localhost'), init);
    const body = await request.json();
    if (new URL(request.url).pathname.endsWith('/plan')) return Response.json(plans[body.name]);
    started.push(body);
    return Response.json(body.targets.map(({ name }: UpdateTarget) => runFixture({ id: name, name })));
  });
  return started;
}

function show(...targets: readonly UpdateTarget[]) {
  updateTargets.set(targets);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UpdateDialog />
    </QueryClientProvider>,
  );
}

const warning = { en: 'The data may not be read by the old version.', es: 'x' };

test('the plan is seen before anything begins, and then followed to its end', async () => {
  const started = stubServer({ jellyfin: planFixture({ warnings: [warning] }) });
  show(target('jellyfin'));
  await waitFor(() => expect(screen.getByText('Pull the image')).toBeDefined());
  expect(screen.getByText(warning.en)).toBeDefined();
  expect(started).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Update now' }));
  await waitFor(() => expect(screen.getByText('Replace the container')).toBeDefined());
  expect(started).toEqual([{ targets: [target('jellyfin')] }]);
  const ended = runFixture({ id: 'jellyfin', state: 'succeeded', endedAtMs: 2_000 });
  liveWatcher.set(applyLive(liveWatcher.get(), { kind: 'run', run: ended }));
  await waitFor(() => expect(screen.getByText('jellyfin runs 10.11.0.')).toBeDefined());
});

test('what cannot be done says why, and has no way to begin', async () => {
  const problem = { en: 'The file is read-only.', es: 'x' };
  stubServer({ jellyfin: planFixture({ isPossible: false, problem, steps: [] }) });
  show(target('jellyfin'));
  await waitFor(() => expect(screen.getByText(problem.en)).toBeDefined());
  expect(screen.getByRole('button', { name: 'Update now' })).toHaveProperty('disabled', true);
});

test('of several, those that cannot be updated are left out', async () => {
  const started = stubServer({
    jellyfin: planFixture(),
    radarr: planFixture({ name: 'radarr', isPossible: false }),
  });
  show(target('jellyfin'), target('radarr'));
  const button = await screen.findByRole('button', { name: 'Update 1 now' });
  expect(screen.getByText('left out')).toBeDefined();
  fireEvent.click(button);
  await waitFor(() => expect(started).toEqual([{ targets: [target('jellyfin')] }]));
});
