import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { fakeRegistry, type FakeAnswer, type FakeRegistry } from '#library/registry/fake-registry.ts';
import { platformOf } from '#library/registry/platform.ts';
import { labLimits } from '#library/registry/registry-lab.ts';
import { openSession, type RegistryOptions } from '#library/registry/session.ts';
import { nothingKept, type KeptScans } from '../scan-context.ts';
import { sha256Of, tarOf } from '../test-layers.ts';
import { openScanThreads } from '../threads/open-scan-threads.ts';
import { scanRegistry } from './scan-registry.ts';

const threads = openScanThreads(2);
afterAll(() => threads[Symbol.asyncDispose]());

const { signal } = new AbortController();
const layer = tarOf(
  ['etc/os-release', 'ID=alpine\nVERSION_ID=3.20.3\n'],
  ['lib/apk/db/installed', 'P:musl\nV:1.2.5-r0\nA:x86_64\no:musl\n\n'],
);
const packed = gzipSync(layer);
const digest = sha256Of(packed);
const diffId = sha256Of(layer);
const type = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** `team/app:1` with one layer, for linux/amd64 in an index. */
function putImage(fake: FakeRegistry, mediaType = type, ids: readonly string[] = [diffId]) {
  const config = fake.blob({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: ids },
    history: [{ created_by: 'ADD rootfs' }],
  });
  const manifest = fake.put('team/app', {
    schemaVersion: 2,
    config: { mediaType: 'config', digest: config, size: 1 },
    layers: [{ mediaType, digest, size: packed.length }],
  });
  const platform = { os: 'linux', architecture: 'amd64' };
  const child = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: manifest,
    size: 1,
    platform,
  };
  fake.put('team/app', { schemaVersion: 2, manifests: [child] }, '1');
  return { config, manifest };
}

function serveBlob(fake: FakeRegistry, answer: FakeAnswer = { status: 200, body: packed }): void {
  fake.misbehave(({ path }) => (path.endsWith(digest) ? answer : undefined));
}

async function scan(
  fake: FakeRegistry,
  options: { kept?: KeptScans; architecture?: string; reference?: string } & Partial<RegistryOptions> = {},
) {
  const { kept = nothingKept, architecture = 'amd64', reference = '1', ...rest } = options;
  const clock = {
    now: () => 0,
    after: (_: number, run: () => void) => {
      const timer = setImmediate(run);
      return () => clearImmediate(timer);
    },
  };
  using session = openSession({ host: fake.host, limits: labLimits, paces: new Map(), clock, ...rest });
  const platform = platformOf({ os: 'linux', architecture });
  const context = { threads, kept, signal, timeMs: 20_000 };
  return await scanRegistry(context, { session, repository: 'team/app', reference, platform });
}

const musl = { name: 'musl', version: '1.2.5-r0', layer: 0 };
const whole = {
  kind: 'found',
  inventory: {
    distribution: { id: 'alpine', version: '3.20.3' },
    platform: { os: 'linux', architecture: 'amd64', variant: '' },
    layers: [{ diffId, digest, createdBy: 'ADD rootfs' }],
    packages: [musl],
    problems: [],
  },
};

test('an image is read without a pull, each manifest once', async () => {
  await using fake = await fakeRegistry();
  const { config, manifest } = putImage(fake);
  serveBlob(fake);
  expect(await scan(fake)).toMatchObject({ ...whole, manifestDigest: manifest, configDigest: config });
  expect(fake.requests.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
    'manifests/1',
    `manifests/${manifest}`,
    `blobs/${config}`,
    `blobs/${digest}`,
  ]);
});

test('a layer that is known is not fetched', async () => {
  await using fake = await fakeRegistry();
  putImage(fake);
  serveBlob(fake);
  const rows = new Map<string, Uint8Array>();
  const kept: KeptScans = {
    get: (id) => Promise.resolve(rows.get(id)),
    put: (id, bytes) => Promise.resolve(void rows.set(id, bytes)),
  };
  await scan(fake, { kept });
  const before = fake.requests.length;
  expect(await scan(fake, { kept })).toMatchObject(whole);
  expect(fake.requests.slice(before).filter(({ path }) => path.endsWith(digest))).toEqual([]);
});

test('a login is given to the registry, and not to where it redirects', async () => {
  await using fake = await fakeRegistry();
  await using store = await fakeRegistry();
  putImage(fake);
  store.misbehave(() => ({ status: 200, body: packed }));
  const authorization = `Basic ${Buffer.from('ana:secret').toString('base64')}`;
  fake.lock(authorization, 'Basic realm="test"');
  serveBlob(fake, { status: 307, headers: { location: `http://${store.host}/bucket/x?signed=1` } });
  expect(await scan(fake)).toEqual({ kind: 'unknown', reason: { id: 'no-login' } });
  const credentials = { kind: 'password', username: 'ana', password: 'secret' } as const;
  expect(await scan(fake, { credentials })).toMatchObject(whole);
  expect(store.requests).toMatchObject([{ path: '/bucket/x?signed=1', authorization: undefined }]);
});

test.each<[string, FakeAnswer, object]>([
  ['something else', { status: 200, body: gzipSync(tarOf(['x', 'y'])) }, { problems: [{ id: 'damaged' }] }],
  [
    'no archive',
    { status: 200, body: '<html>'.repeat(200) },
    { packages: [], problems: [{ id: 'damaged' }] },
  ],
])('a layer that is %s is a problem', async (_, answer, inventory) => {
  await using fake = await fakeRegistry();
  putImage(fake);
  serveBlob(fake, answer);
  expect(await scan(fake)).toMatchObject({ kind: 'found', inventory: { packages: [], ...inventory } });
});

test.each<[FakeAnswer, object]>([
  ['cut', { id: 'broken-off' }],
  [{ status: 404 }, { id: 'deleted' }],
  [{ status: 503 }, { id: 'server-error', status: 503 }],
  [{ status: 302, headers: { location: 'http://10.0.0.1/x' } }, { id: 'wrong-answer' }],
])('a registry that answers for a layer with %j is told as it is', async (answer, reason) => {
  await using fake = await fakeRegistry();
  putImage(fake);
  serveBlob(fake, answer);
  expect(await scan(fake)).toMatchObject({ kind: 'unknown', reason });
});

test('what is not there, not for this platform, or not to be had', async () => {
  await using fake = await fakeRegistry();
  putImage(fake, 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip');
  expect(await scan(fake, { reference: '2' })).toEqual({ kind: 'absent' });
  expect(await scan(fake, { architecture: 'arm64' })).toEqual({ kind: 'other-platforms' });
  const foreign = { packages: [], problems: [{ id: 'foreign' }] };
  expect(await scan(fake)).toMatchObject({ kind: 'found', inventory: foreign });
});

test('a configuration that counts other layers is a problem', async () => {
  await using fake = await fakeRegistry();
  putImage(fake, type, [diffId, diffId]);
  serveBlob(fake);
  const inventory = { packages: [musl], layers: [{ diffId: null }], problems: [{ id: 'damaged' }] };
  expect(await scan(fake)).toMatchObject({ kind: 'found', inventory });
});
