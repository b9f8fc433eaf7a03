import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { queryClient } from '../../../shell/session.ts';
import { RouteDialog } from './route-dialog.tsx';
import { fakeServer, partFixture, WithQueries } from './test-routing.tsx';

function serve(answers: Readonly<Record<string, unknown>>) {
  const { asked, fetch } = fakeServer(answers);
  vi.stubGlobal('fetch', fetch);
  return asked;
}

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const fine = { problems: [], warnings: [], yaml: '' };

function open(position: readonly number[], isNew = false) {
  const applied: RoutingConfig[] = [];
  const part = partFixture({ change: (config) => applied.push(config) });
  render(
    <WithQueries>
      <RouteDialog {...part} open={{ position, isNew }} onClose={() => undefined} />
    </WithQueries>,
  );
  return applied;
}

function type(label: string | RegExp, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

test('what is left empty shows what holds, and where it comes from', () => {
  serve({ '/routing/check': fine });
  open([0, 0]);
  expect(screen.getByText('15 s, from the top')).toBeDefined();
  expect(screen.getByText('4 h, from what is built in')).toBeDefined();
  expect(screen.getAllByText('22:00–07:00, UTC')).toHaveLength(2);
});

test('a route without a receiver says which one it has from above', () => {
  serve({ '/routing/check': fine });
  open([0, 0]);
  expect(screen.getByRole('combobox', { name: 'Goes to' }).textContent).toBe('As above: ops');
});

test('a time that is none is said at once and cannot be applied; a right one can', async () => {
  serve({ '/routing/check': fine });
  const applied = open([0]);
  const apply = screen.getByRole<HTMLButtonElement>('button', { name: 'Apply' });
  type('Again every', '4 hours');
  expect(screen.getByText('Write it as in 4 h or 1 h 30 min.')).toBeDefined();
  expect(apply.disabled).toBe(true);
  type('Again every', '2h');
  fireEvent.click(apply);
  expect(applied[0]?.route.routes[0]).toMatchObject({ repeatIntervalMs: 7_200_000, receiver: 'ops' });
  expect(applied[0]?.route.routes[0]?.routes).toHaveLength(1);
});

test('what the server says of a field stands at the field', async () => {
  const place = 'route.routes.0.matchers.0.value';
  const problem = { path: place, message: 'The pattern ( is none.' };
  serve({ '/routing/check': { ...fine, problems: [problem] } });
  open([0]);
  type('Condition 1: Value', '(');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('The pattern ( is none.'));
  expect(screen.getByLabelText('Condition 1: Value').getAttribute('aria-invalid')).toBe('true');
});

test('a new route comes where it was asked for', () => {
  serve({ '/routing/check': fine });
  const applied = open([0, 1], true);
  fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  expect(applied[0]?.route.routes[0]?.routes.map(({ matchers }) => matchers[0]?.name)).toEqual([
    'stack',
    'severity',
  ]);
});
