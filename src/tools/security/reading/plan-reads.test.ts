import { expect, test } from 'vitest';
import type { KeptFacts } from '../inventories/inventory-store.ts';
import { retryAtMs } from './back-off.ts';
import { fixedExposure, imageContainer, isPublished } from './container-exposure.ts';
import { contentDigest, platformText } from './content-digest.ts';
import type { LabContainer, LabImage } from './lab-image.ts';
import { firstRevisions, planFirstAnswers, planReads, type Content } from './plan-reads.ts';
import type { Attempt } from './reading-store.ts';

const minuteMs = 60_000;
const nowMs = 1_800_000_000_000;
const context = {
  revisions: 'scan:2',
  isReadingOn: true,
  isLive: (host: string) => host !== 'away',
  nowMs,
};
const exposure = {
  isPublished: false,
  isPrivileged: false,
  hasDockerSocket: false,
  isOnHostNetwork: false,
  isRoot: false,
};

function containerOf(state: LabContainer['state']): LabContainer {
  const names = { host: 'nas', id: 'c', name: 'c', stack: null, labels: {}, image: 'a:1' };
  return { ...names, state, exposure, isExposureKnown: true };
}

function contentOf(name: string, some: Partial<LabImage> = {}, rest: Partial<Content> = {}): Content {
  const image: LabImage = {
    host: 'nas',
    id: name,
    digest: name,
    references: [],
    containers: [containerOf('running')],
    sizeBytes: 10,
    isHere: true,
    isHostLive: true,
    ...some,
  };
  const nothing = { facts: undefined, attempt: undefined, askedMs: null, isAskedAlone: false };
  return { digest: name, images: [image], ...nothing, ...rest };
}

function factsOf(revisions: string): KeptFacts {
  return { image: '', revisions, scannedAtMs: 1, seenAtMs: 1, packageCount: 1, problemCount: 0 };
}

function failed(inMs: number, revisions = 'scan:2'): { attempt: Attempt } {
  const attempt = { digest: '', revisions, startedMs: null, failures: 1, failedMs: 1, reason: null };
  return { attempt: { ...attempt, nextMs: nowMs + inMs } };
}

const stopped = { containers: [containerOf('exited')] };
const unused = { containers: [] };
const asked = { askedMs: 1 };

test.each<[string, readonly Content[], readonly string[]]>([
  [
    'what a person waits for, then what is used, runs, is unknown, is small',
    [
      contentOf('e', { sizeBytes: 20 }),
      contentOf('h', unused, asked),
      contentOf('d', { sizeBytes: 3 }),
      contentOf('f', { sizeBytes: null }),
      contentOf('g', stopped),
      contentOf('fa', {}, { facts: factsOf('scan:1') }),
      contentOf('a', unused, { ...asked, isAskedAlone: true }),
    ],
    ['a', 'd', 'e', 'f', 'fa', 'g', 'h'],
  ],
  [
    'not what is known, or of nobody',
    [contentOf('a', {}, { facts: factsOf('scan:2') }), contentOf('b', unused)],
    [],
  ],
  [
    'also what is known, when somebody asks',
    [contentOf('a', {}, { ...asked, facts: factsOf('scan:2') })],
    ['a'],
  ],
  [
    'what is known of its system only',
    [contentOf('a', {}, { facts: factsOf(firstRevisions('scan:2')) })],
    ['a'],
  ],
  [
    'not from a host that is away, or that has it no more',
    [contentOf('a', { host: 'away' }), contentOf('b', { isHere: false })],
    [],
  ],
  ['not while it is put off', [contentOf('a', {}, failed(minuteMs)), contentOf('b', {}, failed(0))], ['b']],
  [
    'put off by others, or by a clock that was set back',
    [contentOf('a', {}, failed(minuteMs, 'scan:1')), contentOf('b', {}, failed(9e9))],
    ['a', 'b'],
  ],
])('read is %s', (_, contents, expected) => {
  expect(planReads(contents, context).map(({ content }) => content.digest)).toEqual(expected);
});

test('a first answer comes from what runs, or from what is left of an image that is gone', () => {
  const contents = [
    contentOf('running'),
    contentOf('stopped', stopped),
    contentOf('gone', { ...stopped, isHere: false }),
    contentOf('known', {}, { facts: factsOf('scan:1') }),
    contentOf('first', {}, { facts: factsOf(firstRevisions('scan:2')) }),
    contentOf('away', { host: 'away' }),
  ];
  const planned = planFirstAnswers(contents, context).map(({ content }) => content.digest);
  expect(planned).toEqual(['running', 'gone']);
});

test('with reading switched off only what was asked for', () => {
  const contents = [contentOf('a'), contentOf('b', {}, asked)];
  const off = { ...context, isReadingOn: false };
  expect(planReads(contents, off).map(({ content }) => content.digest)).toEqual(['b']);
  expect(planFirstAnswers(contents, off).map(({ content }) => content.digest)).toEqual(['b']);
});

test.each([
  ['failed', [5, 10, 20, 40]],
  ['interrupted', [0, 5, 10, 20]],
] as const)('%s reads wait longer each time', (kind, minutes) => {
  const waits = minutes.map((_, at) => (retryAtMs(nowMs, at + 1, kind) - nowMs) / minuteMs);
  expect(waits).toEqual(minutes);
  expect(retryAtMs(nowMs, 50, kind) - nowMs).toBe(24 * 60 * minuteMs);
});

const mount = { kind: 'bind', target: '/x', readOnly: true, anonymous: false } as const;
const shut = { privileged: false, mounts: [], networkMode: 'bridge', user: '1000:1000' };

test.each([
  [{}, {}],
  [{ user: '' }, { isRoot: true }],
  [{ user: '0:0' }, { isRoot: true }],
  [{ user: 'root:app' }, { isRoot: true }],
  [{ user: 'rooty' }, {}],
  [{ user: ':5' }, { isRoot: true }],
  [{ privileged: true }, { isPrivileged: true }],
  [{ networkMode: 'host' }, { isOnHostNetwork: true }],
  [{ mounts: [{ ...mount, source: '/var/run/docker.sock' }] }, { hasDockerSocket: true }],
  [{ mounts: [{ ...mount, source: '/run/user/1000/docker.sock' }] }, { hasDockerSocket: true }],
  [{ mounts: [{ ...mount, source: '/' }] }, { hasDockerSocket: true }],
  [{ mounts: [{ ...mount, source: '/srv/mydocker.sock.d' }] }, {}],
])('a container with %j stands so: %j', (said, expected) => {
  const { isPublished: _isPublished, ...nothing } = exposure;
  expect(fixedExposure({ ...shut, ...said })).toEqual({ ...nothing, ...expected });
});

test.each([
  [8080, '0.0.0.0', true],
  [8080, '::', true],
  [8080, null, true],
  [8080, '127.0.0.1', false],
  [null, null, false],
])('host port %s at %s: published is %s', (hostPort, hostIp, expected) => {
  expect(isPublished({ ports: [{ containerPort: 80, protocol: 'tcp', hostPort, hostIp }] })).toBe(expected);
});

test('a container is shown with what makes it easier to reach', () => {
  const open = { ...containerOf('running'), exposure: { ...exposure, isPublished: true, isRoot: true } };
  expect(imageContainer(open)).toMatchObject({ name: 'c', exposure: [{ id: 'published' }, { id: 'root' }] });
});

test('content is told apart by layers and platform, whatever an engine calls it', () => {
  const parts = {
    operatingSystem: 'linux',
    architecture: 'arm',
    variant: 'v7',
    diffIds: ['sha256:a', 'sha256:b'],
  };
  expect(contentDigest(parts)).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(contentDigest({ ...parts })).toBe(contentDigest(parts));
  expect(contentDigest({ ...parts, diffIds: ['sha256:b', 'sha256:a'] })).not.toBe(contentDigest(parts));
  expect(contentDigest({ ...parts, variant: '' })).not.toBe(contentDigest(parts));
  expect(platformText(parts)).toBe('linux/arm/v7');
  expect(platformText({ ...parts, architecture: '' })).toBeUndefined();
});
