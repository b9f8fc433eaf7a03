import { expect, test } from 'vitest';
import { fakeRegistry } from './fake-registry.ts';
import { platformOf } from './platform.ts';
import { registryLab } from './registry-lab.ts';

const host = platformOf({ os: 'linux', architecture: 'amd64' });
const child = (digest: string, os: string, architecture: string, annotations = {}) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest,
  size: 1,
  platform: { os, architecture },
  annotations,
});

test("the host's child of an index is found, past attestations and through an index in the index", async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const amd = fake.image('a', { n: 'amd' });
  const arm = fake.image('a', { n: 'arm' });
  const attested = { 'vnd.docker.reference.type': 'attestation-manifest' };
  const inner = fake.put('a', {
    schemaVersion: 2,
    manifests: [
      child(arm.manifest, 'unknown', 'unknown', attested),
      child(arm.manifest, 'linux', 'amd64', attested),
      child(arm.manifest, 'linux', 'arm64'),
      child(amd.manifest, 'linux', 'amd64'),
    ],
    annotations: { a: 'inner', b: 'inner' },
  });
  const nested = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: inner, size: 1 };
  const outer = fake.put(
    'a',
    { schemaVersion: 2, manifests: [nested], annotations: { a: 'outer', c: 'outer' } },
    '1',
  );
  expect(await lab.registry.readImage('a', '1', host)).toEqual({
    kind: 'found',
    digest: outer,
    manifestDigest: amd.manifest,
    configDigest: amd.config,
    annotations: { a: 'inner', b: 'inner', c: 'outer' },
  });
  expect(await lab.registry.readConfig('a', amd.config)).toEqual({
    kind: 'found',
    labels: { n: 'amd' },
    createdMs: Date.UTC(2026, 0, 2, 3, 4, 5),
  });
});

test('what is not there is told apart', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const gone = `sha256:${'0'.repeat(64)}`;
  fake.put('a', { schemaVersion: 2, manifests: [child(gone, 'linux', 'arm64')] }, 'arm');
  fake.put('a', { schemaVersion: 2, manifests: [child(gone, 'linux', 'amd64')] }, 'amd');
  expect(await lab.registry.readImage('a', 'arm', host)).toEqual({ kind: 'other-platforms' });
  expect(await lab.registry.readImage('a', 'amd', host)).toEqual({
    kind: 'unknown',
    reason: { id: 'deleted' },
  });
  expect(await lab.registry.readImage('a', 'no', host)).toEqual({ kind: 'absent' });
  expect(await lab.registry.readConfig('a', gone)).toEqual({ kind: 'unknown', reason: { id: 'deleted' } });
  fake.put('a', { schemaVersion: 1 }, 'old');
  expect(await lab.registry.readImage('a', 'old', host)).toMatchObject({ reason: { id: 'wrong-answer' } });
  const body = '{"errors":[{"code":"NAME_UNKNOWN","message":"secret"}]}';
  fake.misbehave(() => ({ status: 404, body }));
  expect(await lab.registry.readImage('b', '1', host)).toEqual({
    kind: 'unknown',
    reason: { id: 'not-found' },
  });
});

test('a name that no registry can have is not asked for', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  for (const name of ['../../token', 'a/../b', 'a?b', 'a b'])
    expect(await lab.registry.readImage(name, '1', host)).toMatchObject({ reason: { id: 'wrong-answer' } });
  expect(fake.requests).toEqual([]);
});
