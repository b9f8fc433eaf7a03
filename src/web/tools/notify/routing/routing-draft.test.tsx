import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetSession, queryClient } from '../../../shell/session.ts';
import { useRoutingEditor } from './routing-draft.ts';
import { fakeServer, routingFixture, WithQueries } from './test-routing.tsx';

vi.mock('../use-may-notify.ts', () => ({ useMayNotify: () => () => true }));

const changed = { ...routingFixture, resolveTimeoutMs: 60_000 };
let asked: { path: string; body: unknown }[] = [];

function open(version = 1) {
  const saved = { config: routingFixture, version };
  return renderHook((props) => useRoutingEditor(props), { initialProps: saved, wrapper: WithQueries });
}

function signIn(id: string | null) {
  queryClient.setQueryData(['hub', 'me'], id && { user: { id }, permissions: [], grants: [] });
}

beforeEach(() => {
  signIn('ana');
  asked = serve({ '/routing': { version: 2 } });
});

function serve(answers: Readonly<Record<string, unknown>>) {
  const server = fakeServer(answers);
  vi.stubGlobal('fetch', server.fetch);
  return server.asked;
}

afterEach(() => {
  const { result } = open();
  act(() => result.current.discard());
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

test('what is changed stays when the page is left, and is gone once it is as before', () => {
  const first = open();
  act(() => first.result.current.change(changed));
  first.unmount();
  const { result } = open();
  expect(result.current).toMatchObject({ isDirty: true, config: changed });
  act(() => result.current.change(routingFixture));
  expect(result.current.isDirty).toBe(false);
});

test('whoever signs in after somebody does not see what that one has changed', () => {
  const { result } = open();
  act(() => result.current.change(changed));
  act(() => signIn('ben'));
  expect(result.current).toMatchObject({ isDirty: false, config: routingFixture });
  act(() => signIn('ana'));
  expect(result.current.isDirty).toBe(false);
});

test('signing out drops what was changed, and the page may be closed', () => {
  const { result } = open();
  act(() => result.current.change(changed));
  act(() => forgetSession());
  expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
  act(() => signIn('ana'));
  expect(result.current.isDirty).toBe(false);
});

test('a page with a draft is not closed without a question', () => {
  const { result } = open();
  const isHeld = () => !globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(isHeld()).toBe(false);
  act(() => result.current.change(changed));
  expect(isHeld()).toBe(true);
  act(() => result.current.discard());
  expect(isHeld()).toBe(false);
});

test('saving sends the version that the change began with', async () => {
  const { result } = open();
  act(() => result.current.change(changed));
  await act(() => result.current.save());
  expect(asked[0]).toEqual({ path: 'PUT /api/notify/routing', body: { config: changed, version: 1 } });
  await waitFor(() => expect(result.current.isDirty).toBe(false));
});

test('what somebody else saved meanwhile is seen, and nothing is lost', async () => {
  const { result, rerender } = open();
  act(() => result.current.change(changed));
  rerender({ config: { ...routingFixture, timeIntervals: [] }, version: 5 });
  expect(result.current).toMatchObject({ isOvertaken: true, config: changed });
  act(() => result.current.keepMine());
  expect(result.current).toMatchObject({ isOvertaken: false, isDirty: true });
  expect(result.current.config).toEqual({ ...changed, timeIntervals: [] });
  await act(() => result.current.save());
  expect(asked[0]).toMatchObject({ body: { version: 5 } });
});

test('a refusal keeps what was changed', async () => {
  const problem = { type: 'about:blank', title: 'Conflict', status: 409, code: 'conflict', detail: 'No.' };
  asked = serve({ '/routing': Response.json(problem, { status: 409 }) });
  const { result } = open();
  act(() => result.current.change(changed));
  await act(() => expect(result.current.save()).rejects.toThrow());
  expect(result.current).toMatchObject({ isDirty: true, config: changed });
});
