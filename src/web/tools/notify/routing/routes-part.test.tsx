import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { RoutesPart } from './routes-part.tsx';
import { fakeServer, partFixture, WithQueries } from './test-routing.tsx';

function serve(answers: Readonly<Record<string, unknown>>) {
  const { asked, fetch } = fakeServer(answers);
  vi.stubGlobal('fetch', fetch);
  return asked;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(part = partFixture()) {
  serve({});
  render(
    <WithQueries>
      <RoutesPart {...part} />
    </WithQueries>,
  );
}

test('the tree is read as sentences, with what each route inherits', () => {
  show();
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
  expect(rows[0]).toContain('Every alert that no route below takes goes to default (Channel d1)');
  expect(rows[1]).toContain('severity = critical goes to ops (Channel d1)');
  expect(rows[2]).toContain('stack ≠ media goes to ops');
  expect(rows[2]).toContain('one message per host · waits 15\u{a0}s');
  expect(rows[2]).toContain('quiet night (22:00–07:00, UTC)');
});

test('a viewer reads it and can change nothing', () => {
  show(partFixture({ mayEdit: false }));
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a warning stands at its route alone', () => {
  const warnings = [{ path: 'route.routes.0.routes.0.matchers', message: 'Nothing comes here.' }];
  const part = partFixture();
  show({ ...part, check: { ...part.check, warnings } });
  const noted = screen.getAllByText('Nothing comes here.');
  expect(noted).toHaveLength(1);
});

test('a route is moved out of the one that it is in', async () => {
  const changed: RoutingConfig[] = [];
  show(partFixture({ change: (config) => changed.push(config) }));
  fireEvent.click(screen.getByRole('button', { name: 'Actions: stack ≠ media' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Move out' }));
  await waitFor(() => expect(changed).toHaveLength(1));
  expect(changed[0]?.route.routes.map(({ matchers }) => matchers[0]?.name)).toEqual(['severity', 'stack']);
});
