import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { admin } from '#kernel/test-call.ts';
import { subjectOf } from '../verdicts/test-facts.ts';
import { testContainer } from './test-watched.ts';
import { checkFor, statusFor } from './watched-access.ts';
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
  return { checked, watched };
}

function guestOf(stack: string) {
  const grants = [
    { permissions: ['watcher:read' as const, 'watcher:operate' as const], scopes: [{ host: 'nas', stack }] },
  ];
  return { kind: 'token' as const, tokenId: 't', name: 't', userId: 'u', permissions: [], grants };
}

test('a guest is told of hosts only where they see something', () => {
  const { watched } = lab();
  const hostsFor = (caller: Caller) => statusFor(watched, caller).missing.map(({ host }) => host);
  expect(hostsFor(admin)).toEqual(['nas', 'vault']);
  expect(hostsFor(guestOf('media'))).toEqual(['nas']);
  expect(hostsFor(guestOf('none'))).toEqual([]);
});

test('a guest has registries asked about nothing but what they see', async () => {
  const { watched, checked } = lab();
  const { signal } = new AbortController();
  await checkFor(watched, guestOf('none'), undefined, signal);
  expect(checked).toEqual([]);
  await checkFor(watched, guestOf('media'), undefined, signal);
  expect(checked).toEqual([{ host: 'nas', name: 'media' }]);
  await checkFor(watched, admin, undefined, signal);
  expect(checked.at(-1)).toEqual({ host: undefined });
});
