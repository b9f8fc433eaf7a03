import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import type { Runs } from '../runs/runs.ts';
import { subjectOf } from '../verdicts/test-facts.ts';
import { testContainer } from './test-watched.ts';
import { updateHandlers } from './update-handlers.ts';
import type { Watched } from './watched.ts';

function lab() {
  const checked: unknown[] = [];
  const one = (host: string, stack: string) => ({
    subject: subjectOf('nginx:1.25', { host, name: stack, resource: { host, stack, labels: {} } }),
    shown: testContainer({ host, name: stack }),
  });
  const all = [one('nas', 'media'), one('nas', 'secret'), one('vault', 'secret')];
  const nothing = { lastCheckAtMs: null, lastCheckMs: null, lastRequests: null, nextCheckAtMs: null };
  const missing = ['nas', 'vault'].map((host) => ({ host, reason: `no way to ${host}` }));
  const watched: Watched = {
    all: () => all,
    get: (host, name) => all.find(({ subject }) => subject.host === host && subject.name === name),
    status: () => ({ isChecking: false, ...nothing, missing }),
    check: (which) => Promise.resolve(void checked.push(which)),
    watch: () => () => {},
  };
  const runs = { watch: () => () => {}, running: () => [] } satisfies Pick<Runs, 'watch' | 'running'>;
  const handlers = updateHandlers({ parts: { kernel: {} } as never, watched, runs, configured: () => [] });
  return { checked, handlers };
}

function guestOf(stack: string) {
  const grants = [
    { permissions: ['watcher:read' as const, 'watcher:operate' as const], scopes: [{ host: 'nas', stack }] },
  ];
  return { kind: 'token' as const, tokenId: 't', name: 't', userId: 'u', permissions: [], grants };
}

test('a guest is told of hosts only where they see something', async () => {
  const { handlers } = lab();
  const hostsFor = async (call: ReturnType<typeof testCall>) =>
    (await handlers.updates({ query: {} }, call)).status.missing.map(({ host }) => host);
  expect(await hostsFor(testCall())).toEqual(['nas', 'vault']);
  expect(await hostsFor(testCall({ caller: guestOf('media') }))).toEqual(['nas']);
  expect(await hostsFor(testCall({ caller: guestOf('none') }))).toEqual([]);
});

test('a guest has registries asked about nothing but what they see', async () => {
  const { handlers, checked } = lab();
  await handlers.checkNow({ body: {} }, testCall({ caller: guestOf('none') }));
  expect(checked).toEqual([]);
  await handlers.checkNow({ body: {} }, testCall({ caller: guestOf('media') }));
  expect(checked).toEqual([{ host: 'nas', name: 'media' }]);
  await handlers.checkNow({ body: {} }, testCall());
  expect(checked.at(-1)).toEqual({ host: undefined });
});
