import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { queryClient } from '../../../shell/session.ts';
import type { RoutingEditor } from './routing-draft.ts';
import { SaveBar } from './save-bar.tsx';
import { fakeServer, partFixture, routingFixture, WithQueries } from './test-routing.tsx';

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

const effect = { fingerprint: 'a', title: 'nas is hot', severity: 'critical', before: ['Phone'], after: [] };
const draft = { isDirty: true, config: { ...routingFixture, resolveTimeoutMs: 1_000 } };

function bar(changes: Partial<RoutingEditor>, problems: { path: string; message: string }[] = []) {
  const { editor, check } = partFixture({ ...draft, ...changes });
  return (
    <WithQueries>
      <SaveBar editor={editor} check={{ ...check, problems }} savedYaml="route: {}" />
    </WithQueries>
  );
}

test('before saving, it says for whom of now that changes', async () => {
  serve({ '/routing/preview': { effects: [effect], changed: 1, unchanged: 4 } });
  let saved = 0;
  const save = async () => void (saved += 1);
  render(bar({ save }));
  fireEvent.click(screen.getByRole('button', { name: 'Review and save' }));
  expect(await screen.findByText('nas is hot')).toBeDefined();
  expect(screen.getByText('Phone →')).toBeDefined();
  expect(screen.getByText('4 alerts as before')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(saved).toBe(1));
});

test('nothing is saved while something has to be corrected', () => {
  serve({});
  render(bar({}, [{ path: 'route.receiver', message: 'There is no receiver x.' }]));
  expect(screen.getByText('1 thing has to be corrected first')).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Review and save' }).disabled).toBe(true);
});

test('overtaken while reviewing, both are compared and one is chosen', async () => {
  serve({ '/routing/preview': { effects: [], changed: 0, unchanged: 0 } });
  const { rerender } = render(bar({}));
  fireEvent.click(screen.getByRole('button', { name: 'Review and save' }));
  await screen.findByText('There are no alerts now.');
  let kept = false;
  rerender(bar({ isOvertaken: true, keepMine: () => (kept = true) }));
  fireEvent.click(await screen.findByRole('button', { name: 'Go on with mine' }));
  expect(kept).toBe(true);
});
