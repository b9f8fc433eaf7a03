import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { TarError } from '#library/layers/tar-error.ts';
import { nothingKept, type KeptScans, type ScanContext } from './scan-context.ts';
import { scanDisk } from './scan-disk.ts';
import { scanPlaces, systemPlaces } from './scan-places.ts';
import { scanStream } from './scan-stream.ts';
import { inChunks, sha256Of, tarOf, type TestEntry } from './test-layers.ts';
import { openScanThreads } from './threads/open-scan-threads.ts';

const threads = openScanThreads(2);
afterAll(() => threads[Symbol.asyncDispose]());

const { signal } = new AbortController();
const context: ScanContext = { threads, kept: nothingKept, signal, timeMs: 20_000 };

function installed(...packages: readonly (readonly [name: string, version: string])[]): string {
  return packages
    .map(
      ([name, version]) =>
        `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: Debian <x@debian.org>\nVersion: ${version}\n\n`,
    )
    .join('');
}

const debian = 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n';
const release: TestEntry = ['usr/lib/os-release', debian];
const base = tarOf(
  release,
  ['etc/os-release', { link: '../usr/lib/os-release' }],
  ['var/lib/dpkg/status', installed(['libc6', '2.36-9'], ['bash', '5.2-1'])],
);
const upper = tarOf(['var/lib/dpkg/status', installed(['libc6', '2.36-9'], ['bash', '5.2-2'])]);
const diffIds = [base, upper].map(sha256Of);
const config = Buffer.from(
  JSON.stringify({
    os: 'linux',
    architecture: 'arm64',
    variant: 'v8',
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: [
      { created_by: 'ADD base' },
      { created_by: 'ENV x', empty_layer: true },
      { created_by: 'RUN apt' },
    ],
  }),
);

const expected = {
  distribution: { id: 'debian', version: '12' },
  platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
  layers: [
    { diffId: diffIds[0], createdBy: 'ADD base' },
    { diffId: diffIds[1], createdBy: 'RUN apt' },
  ],
  packages: [
    { name: 'bash', version: '5.2-2', layer: 1, isOwned: false },
    { name: 'libc6', version: '2.36-9', layer: 0, isOwned: false },
  ],
  problems: [],
};

function byName<T extends { packages: readonly { name: string }[] }>(inventory: T): T {
  return { ...inventory, packages: inventory.packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** As an engine before 25 saves it. */
function saved(first: Buffer = base): Buffer {
  const layers = ['a/layer.tar', 'b/layer.tar'];
  return tarOf(
    ['a/layer.tar', first.toString('latin1')],
    ['b/layer.tar', upper.toString('latin1')],
    ['config.json', config.toString()],
    ['manifest.json', JSON.stringify([{ Config: 'config.json', RepoTags: ['app:1'], Layers: layers }])],
  );
}

function ociFiles(pack: (layer: Buffer) => Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const put = (bytes: Buffer, mediaType: string) => {
    files.set(`blobs/sha256/${sha256Of(bytes).slice(7)}`, bytes);
    return { mediaType, digest: sha256Of(bytes), size: bytes.length };
  };
  const type = (name: string) => `application/vnd.oci.image.${name}`;
  const manifest = {
    schemaVersion: 2,
    config: put(config, type('config.v1+json')),
    layers: [base, upper].map((layer) => put(pack(layer), type('layer.v1.tar'))),
  };
  const manifests = [put(Buffer.from(JSON.stringify(manifest)), type('manifest.v1+json'))];
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests })));
  return files;
}

test('an archive that streams once becomes the inventory of its image', async () => {
  const found = await scanStream(context, { open: () => Promise.resolve(inChunks(saved(), 70_000)) });
  expect(byName(found)).toMatchObject(expected);
});

test('layers that are known are not read again, and an image of only such is not opened', async () => {
  const rows = new Map<string, Uint8Array>();
  const kept: KeptScans = {
    get: (diffId) => Promise.resolve(rows.get(diffId)),
    put: (diffId, packed) => Promise.resolve(void rows.set(diffId, packed)),
  };
  const known = { platform: expected.platform, diffIds };
  let opened = 0;
  const open = () => {
    opened += 1;
    return Promise.resolve(inChunks(saved(), 70_000));
  };
  await scanStream({ ...context, kept }, { open, known });
  expect([...rows.keys()].toSorted()).toEqual(diffIds.toSorted());
  const again = await scanStream({ ...context, kept }, { open, known });
  expect(opened).toBe(1);
  expect(byName(again)).toMatchObject({
    ...expected,
    layers: [{ diffId: diffIds[0] }, { diffId: diffIds[1] }],
  });
});

test.each([
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
  ['none', (layer: Buffer) => layer],
])('an OCI layout in a folder, compressed by %s', async (_, pack) => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
    for (const [path, bytes] of ociFiles(pack)) writeFileSync(join(folder, path), bytes);
    expect(byName(await scanDisk(context, folder))).toMatchObject(expected);
  });
});

test('a plain folder is read as the root of a container; links are followed inside of it only', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'var/lib/dpkg'), { recursive: true });
    writeFileSync(join(folder, 'var/lib/dpkg/status'), installed(['bash', '5.2-1']));
    mkdirSync(join(folder, 'etc'));
    symlinkSync('/etc/os-release', join(folder, 'etc/os-release'));
    const found = await scanDisk(context, folder);
    expect(found).toMatchObject({
      distribution: null,
      layers: [],
      packages: [{ name: 'bash', layer: null }],
    });
  });
});

test('a file on disk, compressed as a whole', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'app.tar.gz'), gzipSync(saved()));
    expect(byName(await scanDisk(context, join(folder, 'app.tar.gz')))).toMatchObject(expected);
    writeFileSync(join(folder, 'page.html'), '<html>'.repeat(500));
    await expect(scanDisk(context, join(folder, 'page.html'))).rejects.toThrow(TarError);
  });
});

test('places of a container tell of the system, without layers', async () => {
  const places = tarOf(['etc/os-release', debian], ['var/lib/dpkg/status', installed(['bash', '5.2-1'])]);
  expect(await scanPlaces(context, inChunks(places))).toMatchObject({
    distribution: { id: 'debian' },
    layers: [],
    packages: [{ name: 'bash', layer: null }],
  });
  expect(systemPlaces).toContain('/var/lib/dpkg/status');
});

test('a layer that is something else, and one that is damaged, are problems, and the rest stands', async () => {
  const other = tarOf(['var/lib/dpkg/status', installed(['evil', '1'])], ['x', 'y'.repeat(600)]);
  const swapped = await scanStream(context, { open: () => Promise.resolve(inChunks(saved(other))) });
  expect(swapped.problems).toMatchObject([
    { id: 'damaged', detail: expect.stringContaining('Layer 1 of 2 is not') },
  ]);
  const cut = Buffer.from(base).fill(0xff, 512, 1024 + 512);
  const damaged = await scanStream(context, { open: () => Promise.resolve(inChunks(saved(cut))) });
  expect(damaged.problems.map(({ id }) => id)).toEqual(['damaged', 'damaged', 'damaged']);
  expect(damaged.problems[1]?.detail).toMatch(/^Layer 1 of 2: /);
  expect(damaged.packages.map(({ name }) => name).toSorted()).toEqual(['bash', 'libc6']);
});

test('a source that breaks off, and a caller that goes away, are told as what they are', async () => {
  async function* broken() {
    yield saved().subarray(0, 2000);
    await Promise.resolve();
    throw new Error('the line is cut');
  }
  await expect(scanStream(context, { open: () => Promise.resolve(broken()) })).rejects.toThrow(
    'the line is cut',
  );
  const leaving = new AbortController();
  async function* endless() {
    yield saved().subarray(0, 2000);
    leaving.abort(new Error('went away'));
    await new Promise(() => undefined);
  }
  const left = scanStream({ ...context, signal: leaving.signal }, { open: () => Promise.resolve(endless()) });
  await expect(left).rejects.toThrow('went away');
  const found = await scanStream(context, { open: () => Promise.resolve(inChunks(saved(), 70_000)) });
  expect(found.packages).toHaveLength(2);
});

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-scan-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what is known of an archive on disk is not read again', async () => {
  await inFolder(async (folder) => {
    const [path, archive] = [join(folder, 'app.tar'), saved()];
    const known = new Map<string, Uint8Array>();
    const kept = {
      get: (diffId: string) => Promise.resolve(known.get(diffId)),
      put: (diffId: string, packed: Uint8Array) => Promise.resolve(void known.set(diffId, packed)),
    };
    writeFileSync(path, archive);
    expect(byName(await scanDisk({ ...context, kept }, path))).toMatchObject(expected);
    const at = archive.indexOf(base);
    writeFileSync(path, Buffer.from(archive).fill(255, at, at + base.length));
    expect(byName(await scanDisk({ ...context, kept }, path))).toMatchObject(expected);
    expect((await scanDisk(context, path)).problems).not.toEqual([]);
  });
});
