import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { configuredFixture, kindFixture, stateFixture } from './registry-fixtures.ts';
import { RegistryDialog } from './registry-dialog.tsx';
import type { RegistryRow } from './registry-rows.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

function stubFetch(answer: unknown): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    const request = new Request(new URL(address, 'http://localhost'), init);
    sent.push({ method: request.method, path: new URL(request.url).pathname, body: await request.json() });
    return Response.json(answer);
  });
  return sent;
}

const problem = {
  id: 'login',
  words: { en: 'It refuses this login.', es: 'x' },
  detail: null,
  untilMs: null,
};
const saved: RegistryRow = {
  key: 'registry.lan',
  domain: 'registry.lan',
  title: 'Any registry',
  state: stateFixture({ domain: 'registry.lan', problem, configuredId: 'g1' }),
  configured: configuredFixture(),
};

test('a saved login says why it does not work, and keeps its password when none is typed', async () => {
  const sent = stubFetch(configuredFixture());
  let isClosed = false;
  render(<RegistryDialog row={saved} kinds={[kindFixture]} onClose={() => (isClosed = true)} />);
  expect(screen.getByText('It refuses this login.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(isClosed).toBe(true));
  expect(sent).toMatchObject([{ method: 'PUT', path: '/api/watcher/registries/g1' }]);
  expect(sent).not.toHaveProperty('0.body.settings.password');
});

test('a try sends what is in the form now, and shows what the registry said', async () => {
  const sent = stubFetch({ isWorking: false, words: { en: 'No such repository.', es: 'x' }, durationMs: 5 });
  render(<RegistryDialog row={saved} kinds={[kindFixture]} onClose={() => undefined} />);
  fireEvent.change(screen.getByLabelText(/Image to try/u), { target: { value: 'team/api' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try' }));
  await waitFor(() => expect(screen.getByText('No such repository.')).toBeDefined());
  expect(sent).toMatchObject([
    { path: '/api/watcher/registries/try', body: { kind: 'any', id: 'g1', image: 'team/api' } },
  ]);
});

test('a new login is demanded in full', async () => {
  const sent = stubFetch(configuredFixture());
  render(<RegistryDialog row={null} kinds={[kindFixture]} onClose={() => undefined} />);
  fireEvent.change(screen.getByLabelText(/Address/u), { target: { value: 'registry.lan' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(sent).toEqual([]);
  fireEvent.change(screen.getByLabelText(/Password/u), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent).toMatchObject([
    { method: 'POST', body: { kind: 'any', settings: { address: 'registry.lan', password: 'secret' } } },
  ]);
});
