import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { fakeRegistry, type FakeAnswer } from './fake-registry.ts';
import type { Pace } from './pace.ts';
import { registryLab } from './registry-lab.ts';

test('one HEAD tells the digest, and the next one that nothing changed', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const { manifest } = fake.image('team/app', {}, '1');
  const first = await lab.registry.readDigest('team/app', '1');
  expect(first).toEqual({ kind: 'found', digest: manifest, etag: `"${manifest}"`, isIndex: null });
  expect(await lab.registry.readDigest('team/app', '1', { etag: `"${manifest}"` })).toEqual({
    kind: 'unchanged',
  });
  expect(await lab.registry.readDigest('team/app', '2')).toEqual({ kind: 'absent' });
  expect(fake.requests.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'HEAD']);
});

test('a registry that tells no digest, or knows no HEAD, is asked for the bytes', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const document = { schemaVersion: 2, config: { digest: `sha256:${'a'.repeat(64)}` } };
  const body = `${JSON.stringify(document, null, 3)}\n`;
  fake.misbehave(() => ({ status: 200, body }));
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const told = await lab.registry.readDigest('a', '1');
  fake.misbehave(({ method }) => (method === 'HEAD' ? { status: 405 } : { status: 200, body }));
  expect(await lab.registry.readDigest('a', '1')).toEqual(told);
  expect(told).toEqual({ kind: 'found', digest, etag: null, isIndex: false });
});

test.each([
  ['application/vnd.oci.image.index.v1+json', true],
  ['application/vnd.docker.distribution.manifest.list.v2+json; charset=utf-8', true],
  ['application/vnd.docker.distribution.manifest.v2+json', false],
  ['application/json', null],
])('%s: whether it is an index is %s', async (mediaType, isIndex) => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.put('a', { schemaVersion: 2, mediaType }, '1');
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ kind: 'found', isIndex });
});

test('an index whose digest has to be computed is one', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(({ method }) => (method === 'HEAD' ? { status: 405 } : undefined));
  fake.put('a', { schemaVersion: 2, manifests: [] }, '1');
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ kind: 'found', isIndex: true });
});

test.each<[string, FakeAnswer, object]>([
  ['401 without a challenge', { status: 401 }, { id: 'no-login' }],
  [
    '401 with a broken one',
    { status: 401, headers: { 'www-authenticate': 'Bearer realm="' } },
    { id: 'no-login' },
  ],
  ['403', { status: 403 }, { id: 'no-login' }],
  ['500', { status: 500 }, { id: 'server-error', status: 500 }],
  ['418', { status: 418 }, { id: 'wrong-answer', detail: '418' }],
  ['a cut answer', 'cut', { id: 'broken-off' }],
  ['silence', 'silent', { id: 'timeout' }],
])('%s is unknown, with its reason', async (_what, answer, reason) => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host, { timeoutMs: 150 });
  fake.misbehave(({ method }) => (answer === 'cut' && method === 'HEAD' ? { status: 405 } : answer));
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
});

test('a manifest is never longer than 4 MiB', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(({ method }) => (method === 'HEAD' ? { status: 405 } : 'endless'));
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({
    reason: { id: 'wrong-answer', detail: 'more than 4194304 bytes' },
  });
});

test('bytes that do not have their digest are no answer', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const wrong = `sha256:${'0'.repeat(64)}`;
  const body = '{"schemaVersion":2}';
  const platform = { os: 'linux', architecture: 'amd64', variant: '', osVersion: '' };
  fake.misbehave(({ method }) =>
    method === 'HEAD' ? { status: 405 } : { status: 200, headers: { 'docker-content-digest': wrong }, body },
  );
  const reason = { id: 'wrong-answer', detail: 'the manifest does not have its digest' };
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
  expect(await lab.registry.readImage('a', wrong, platform)).toEqual({ kind: 'unknown', reason });
});

test('429 is never followed by a GET, and the host is left alone until it says', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(() => ({ status: 429, headers: { 'retry-after': '60' } }));
  const reason = { id: 'rate-limited', untilMs: 1_800_000_060_000 };
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
  expect(await lab.registry.listTags('b')).toEqual({ kind: 'unknown', reason });
  expect(fake.requests).toHaveLength(1);
  // What was stored holds for a client that is opened after a restart.
  const stored: Record<string, Pace> = JSON.parse(JSON.stringify(Object.fromEntries(lab.paces)));
  using next = registryLab(fake.host, { paces: new Map(Object.entries(stored)) });
  expect(await next.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason });
  lab.pass(60_000);
  fake.misbehave(() => undefined);
  expect(await lab.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
});

test('a registry that fails three times rests, another one does not', async () => {
  await using bad = await fakeRegistry();
  await using good = await fakeRegistry();
  using lab = registryLab(bad.host);
  using other = registryLab(good.host, { paces: lab.paces });
  bad.misbehave(() => ({ status: 502 }));
  for (let time = 0; time < 5; time += 1) await lab.registry.readDigest('a', '1');
  expect(bad.requests).toHaveLength(3);
  expect(await lab.registry.readDigest('a', '1')).toMatchObject({ reason: { id: 'resting' } });
  expect(await other.registry.readDigest('a', '1')).toEqual({ kind: 'absent' });
});

test('the limit is read on every answer, and the last pulls are spared', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host, { spareQuota: 10 });
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '9;w=21600' };
  fake.misbehave(({ method }) => (method === 'HEAD' ? { status: 200, headers } : undefined));
  const untilMs = 1_800_000_000_000 + 21_600_000;
  expect(await lab.registry.readDigest('a', '1')).toEqual({
    kind: 'unknown',
    reason: { id: 'rate-limited', untilMs },
  });
  expect(lab.registry.quota()).toMatchObject({ limit: 100, remaining: 9 });
  expect(fake.requests.map(({ method }) => method)).toEqual(['HEAD']);
});

test('nobody there, no such name, and TLS that is not trusted are told apart', async () => {
  await using fake = await fakeRegistry();
  const { host } = fake;
  using tls = registryLab(host, { isPlain: false });
  expect(await tls.registry.readDigest('a', '1')).toMatchObject({ reason: { id: 'tls' } });
  using nowhere = registryLab('nexus.invalid');
  expect(await nowhere.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason: { id: 'dns' } });
  await fake[Symbol.asyncDispose]();
  using gone = registryLab(host);
  expect(await gone.registry.readDigest('a', '1')).toEqual({ kind: 'unknown', reason: { id: 'refused' } });
});

test('a caller who gives up gets no outcome', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(() => 'silent');
  const controller = new AbortController();
  const asked = lab.registry.readDigest('a', '1', { signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
});
