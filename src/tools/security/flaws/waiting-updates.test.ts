import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { defaultPolicy } from '#contracts/watcher/policy.ts';
import type { AvailableUpdate } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import { manualClock } from '#kernel/clock.ts';
import { unavailable } from '#kernel/errors.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { child, viewer } from './fake-flaw-parts.ts';
import type { UpdatesPort } from './updates-port.ts';
import { openWaitingUpdates } from './waiting-updates.ts';

const links = { release: null, compare: null, source: null, documentation: null, registry: null };
const version = {
  tag: null,
  digest: null,
  version: null,
  revision: null,
  createdAtMs: null,
  publishedAtMs: null,
};

function update(change: Partial<AvailableUpdate>, to: Partial<AvailableUpdate['to']>): AvailableUpdate {
  const reference = `jellyfin/jellyfin:${to.tag}`;
  return { level: 'minor', reference, to: { ...version, ...to }, seenAtMs: 1, links, hold: null, ...change };
}

function watched(updates: AvailableUpdate[], change: Partial<WatchedContainer> = {}): WatchedContainer {
  return {
    host: 'nas',
    name: 'jellyfin',
    id: 'c',
    displayName: null,
    stack: 'media',
    service: null,
    labels: {},
    state: 'running',
    image: 'jellyfin/jellyfin:10.10.7',
    repository: 'docker.io/jellyfin/jellyfin',
    imageId: 'i',
    track: 'exact',
    current: { ...version, tag: '10.10.7', version: '10.10.7' },
    verdict: {
      state: 'newer',
      reason: null,
      answer: { state: 'newer', updates, answeredAtMs: 1 },
      checkedAtMs: 1,
    },
    policy: { ...defaultPolicy, decidedBy: {}, problems: [] },
    snoozedUntilMs: null,
    runId: null,
    isSelf: false,
    ...change,
  };
}

const images = [
  {
    containers: [
      fakeContainer('jellyfin', { stack: 'media' }),
      fakeContainer('immich', { stack: 'photos' }),
      fakeContainer('redis', { stack: 'media' }),
    ],
  },
];

function open(containers: () => WatchedContainer[] | Promise<never>) {
  const clock = manualClock();
  let asked = 0;
  const port: UpdatesPort = {
    async updates() {
      asked += 1;
      const status = {
        isChecking: false,
        lastCheckAtMs: null,
        lastCheckMs: null,
        lastRequests: null,
        nextCheckAtMs: null,
        missing: [],
      };
      return { containers: await containers(), status };
    },
  };
  const waiting = openWaitingUpdates(clock, port);
  return {
    clock,
    asked: () => asked,
    of: async (name: string, caller: Caller = viewer) => (await waiting.of(caller, images))('nas', name),
  };
}

const held = { id: 'skipped', words: { en: 'x', es: 'x' }, untilMs: null } as const;

test.each<[string, AvailableUpdate[], string | undefined, string | undefined]>([
  ['a newer tag', [update({}, { tag: '10.11.0' })], 'jellyfin/jellyfin:10.11.0', '10.11.0'],
  [
    'the best that is not held',
    [update({ hold: held }, { tag: '11' }), update({}, { tag: '10.11.0' })],
    'jellyfin/jellyfin:10.11.0',
    '10.11.0',
  ],
  ['only held ones', [update({ hold: held }, { tag: '11' })], undefined, undefined],
  [
    'the same tag again',
    [update({ level: 'digest' }, { tag: 'latest', digest: 'sha256:b' })],
    'docker.io/jellyfin/jellyfin@sha256:b',
    'the newer image of latest',
  ],
  [
    'the same tag, with a version',
    [update({ level: 'digest' }, { tag: 'latest', digest: 'sha256:b', version: '10.11.0' })],
    'docker.io/jellyfin/jellyfin@sha256:b',
    '10.11.0',
  ],
])('%s', async (_, updates, to, title) => {
  const lab = open(() => [watched(updates)]);
  const found = await lab.of('jellyfin');
  expect(found?.to).toBe(to);
  expect(found?.title.en).toBe(title);
});

test('what is not watched is not told of', async () => {
  const newer = watched([update({}, { tag: '2' })]);
  const lab = open(() => [{ ...newer, verdict: { ...newer.verdict, state: 'off' } }]);
  expect(await lab.of('jellyfin')).toBe(undefined);
});

test('Watcher is asked at most every half minute', async () => {
  const lab = open(() => [watched([update({}, { tag: '10.11.0' })])]);
  await Promise.all([lab.of('jellyfin'), lab.of('jellyfin')]);
  lab.clock.advance(29_999);
  await lab.of('jellyfin');
  expect(lab.asked()).toBe(1);
  lab.clock.advance(1);
  await lab.of('jellyfin');
  expect(lab.asked()).toBe(2);
});

test('without Watcher, or while it does not answer, nothing is told', async () => {
  const absent = open(() => Promise.reject(unavailable('Watcher is not there.')));
  expect(await absent.of('jellyfin')).toBe(undefined);
  const silent = open(() => new Promise<never>(() => {}));
  const asked = silent.of('jellyfin');
  await Promise.resolve();
  silent.clock.advance(1_000);
  expect(await asked).toBe(undefined);
  const none = openWaitingUpdates(manualClock(), undefined);
  expect((await none.of(viewer, images))('nas', 'jellyfin')).toBe(undefined);
});

test('updates are told to those who may see them in Watcher', async () => {
  const updates = [update({}, { tag: '2' })];
  const lab = open(() => [watched(updates), watched(updates, { name: 'immich', stack: 'photos' })]);
  expect(await lab.of('jellyfin', child)).toMatchObject({ container: 'jellyfin' });
  expect(await lab.of('immich', child)).toBe(undefined);
  const token: Caller = {
    kind: 'token',
    tokenId: 't',
    name: 't',
    userId: 'u',
    permissions: ['security:read'],
  };
  expect(await lab.of('jellyfin', token)).toBe(undefined);
});
