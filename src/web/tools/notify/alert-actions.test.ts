import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { closeToast, useToasts } from '../../ui/toast.ts';
import { snoozeAlert } from './alert-actions.ts';
import { alertFixture } from './fixtures.ts';

const words = { done: 'Snoozed', failed: 'Not done' };
const calls: string[] = [];

afterEach(() => {
  for (const { id } of shownToasts()) act(() => closeToast(id));
  calls.length = 0;
  cleanup();
  vi.unstubAllGlobals();
});

function shownToasts() {
  return renderHook(useToasts).result.current;
}

function answerWith(status: number): void {
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const address = input instanceof Request ? input.url : input;
    const request = new Request(new URL(address, 'http://localhost'), init);
    const parts = [request.method, new URL(request.url).pathname, await request.text()];
    calls.push(parts.filter(Boolean).join(' '));
    const problem = { type: 'about:blank', title: 'No', status, code: 'forbidden', detail: 'Not yours.' };
    return Response.json(status === 200 ? alertFixture() : problem, { status });
  });
}

test('a snooze can be taken back', async () => {
  answerWith(200);
  await snoozeAlert(alertFixture(), 5000, words);
  const [toast] = shownToasts();
  expect(toast).toMatchObject({ title: 'Snoozed' });
  toast?.undo?.();
  await vi.waitFor(() =>
    expect(calls).toEqual([
      'POST /api/notify/alerts/a1/snooze {"untilMs":5000}',
      'DELETE /api/notify/alerts/a1/snooze',
    ]),
  );
});

test('taken back, an earlier snooze holds again', async () => {
  answerWith(200);
  await snoozeAlert(alertFixture({ snoozedUntilMs: 3000 }), 5000, words);
  shownToasts()[0]?.undo?.();
  await vi.waitFor(() => expect(calls[1]).toBe('POST /api/notify/alerts/a1/snooze {"untilMs":3000}'));
});

test('what was refused is said, and there is nothing to take back', async () => {
  answerWith(403);
  await snoozeAlert(alertFixture(), 5000, words);
  expect(shownToasts()).toMatchObject([{ kind: 'error', title: 'immich died: Not done' }]);
  expect(shownToasts()[0]?.undo).toBeUndefined();
});
