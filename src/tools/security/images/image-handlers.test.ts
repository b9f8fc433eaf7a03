import { expect, test } from 'vitest';
import { ImagePackage, ScannedImage, ScannedImageDetails } from '#contracts/security/image.ts';
import { testCall, viewer, admin } from '#kernel/test-call.ts';
import { fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { writeMatched } from '../findings/matched-store.ts';
import type { Inventory, InventoryPackage } from '../inventories/inventory.ts';
import { child, openTestLab, testImage } from '../lab/test-lab.ts';
import { bomFileName } from './image-bom.ts';
import { imageHandlers } from './image-handlers.ts';

const jellyfin = testImage('jellyfin', 'media');
const vault = testImage('vault', 'secrets');
const asAll = testCall({ caller: viewer });
const asChild = testCall({ caller: child });
/** Works on `media`, and sees nothing else. */
const keeper = testCall({
  caller: {
    ...viewer,
    role: 'guest',
    grants: [{ role: 'operator', scope: { stack: 'media' } }],
  },
});
const options = { toolVersion: '1.2.3' };
const debian = { id: 'debian', version: '10', codename: 'buster', title: 'Debian 10' };

function packaged(name: string, layer: number | null): InventoryPackage {
  const rest = { arch: 'amd64', source: null, module: null, vendor: null, isOwned: false };
  return { type: 'deb', name, version: '3.0.1', path: 'var/lib/dpkg/status', layer, ...rest };
}

const inventory: Inventory = {
  distribution: debian,
  platform: null,
  layers: [
    { diffId: 'sha256:base', digest: null, sizeBytes: 9, createdBy: 'ADD rootfs' },
    { diffId: null, digest: 'sha256:top', sizeBytes: null, createdBy: null },
  ],
  packages: [packaged('libssl3', 0), packaged('openssl', 1), packaged('docker-ce', 1)],
  problems: [{ path: null, id: 'damaged', detail: 'A layer.' }],
};
const kept = {
  image: 'd-jellyfin',
  revisions: '',
  scannedAtMs: 5,
  seenAtMs: 5,
  packageCount: 3,
  problemCount: 1,
  inventory,
};
const { type: _type, source: _source, ...openssl } = packaged('openssl', 1);
const finding = fakeFinding({
  packages: [
    { name: 'libssl3', version: '3.0.1', arch: 'amd64', path: 'var/lib/dpkg/status', layer: 0 },
    openssl,
  ],
});

async function openLab() {
  const opened = await openTestLab([jellyfin, vault]);
  const { lab, kernel } = opened;
  lab.inventories.set('d-jellyfin', kept);
  lab.notes.set('d-jellyfin', { scannedAtMs: 5, distribution: debian, packages: 3, releases: [] });
  const unmatched = [
    { reason: 'third-party', package: packaged('docker-ce', 1), flaws: [] },
    { reason: 'owned-by-system', package: packaged('requests', 1), flaws: [] },
  ] as const;
  const result = { findings: [], unmatched };
  await writeMatched(kernel.database, 'd-jellyfin', {
    scannedAtMs: 5,
    matchedAtMs: 6,
    advisoriesAtMs: 6,
    result,
  });
  return { ...opened, handlers: imageHandlers(opened.parts, options) };
}

test('a list shows what is known; what was read but not compared yet waits, and is not clean', async () => {
  await using opened = await openLab();
  const { handlers, judge } = opened;
  const before = (await handlers.images({ query: {} }, asAll)).map((one) => ScannedImage.parse(one));
  expect(before[0]).toMatchObject({
    packages: 3,
    distribution: debian,
    supportEnd: { isOver: true },
    knowledge: { state: 'pending', reason: { id: 'not-compared' }, readAtMs: 5, matchedAtMs: null },
    counts: { ranks: { now: 0 } },
    worst: [],
  });
  await judge(jellyfin, [finding], 1);
  expect((await handlers.images({ query: {} }, asAll))[0]).toMatchObject({
    knowledge: { state: 'known', reason: null, matchedAtMs: 6, unmatched: 1 },
    counts: { ranks: { soon: 1 } },
    worst: [{ flaw: 'CVE-2026-1' }],
  });
});

test('what cannot be read, or is read only now, stays what it is', async () => {
  await using opened = await openLab();
  const { lab, handlers } = opened;
  const reason = { id: 'damaged', words: { en: 'No.', es: 'No.' } };
  lab.knowledge.set('nas/sha256:jellyfin', { state: 'unknown', reason, readAtMs: null });
  lab.knowledge.set('nas/sha256:vault', { state: 'reading', reason: null, readAtMs: null });
  const states = (await handlers.images({ query: {} }, asAll)).map(({ knowledge }) => [
    knowledge.state,
    knowledge.reason?.id,
  ]);
  expect(states).toEqual([
    ['unknown', 'damaged'],
    ['reading', undefined],
  ]);
});

test('who sees one stack lists its images with its containers, and no others exist', async () => {
  await using opened = await openLab();
  const { lab, handlers } = opened;
  const theirs = { ...fakeContainer('hidden'), stack: 'secrets' };
  lab.images = [{ ...jellyfin, containers: [...jellyfin.containers, theirs] }, vault];
  const seen = await handlers.images({ query: {} }, asChild);
  expect(seen.map(({ id, containers }) => [id, containers.map(({ name }) => name)])).toEqual([
    [jellyfin.id, ['jellyfin']],
  ]);
  expect(await handlers.images({ query: { stack: 'secrets' } }, asChild)).toEqual([]);
  expect(await handlers.images({ query: { host: 'pi' } }, asAll)).toEqual([]);
  expect(await handlers.images({ query: { host: 'nas', stack: 'secrets' } }, asAll)).toHaveLength(2);
  const secret = { params: { host: 'nas', image: vault.id } };
  for (const read of [handlers.imageDetails, handlers.imagePackages, handlers.imageBom])
    await expect(async () => await read(secret, asChild)).rejects.toMatchObject({ code: 'not-found' });
});

test('details tell findings, what each layer brought, and what is not known', async () => {
  await using opened = await openLab();
  const { handlers, judge } = opened;
  await judge(jellyfin, [finding, fakeFinding({ flaw: 'CVE-2', isHidden: true })], 1);
  const params = { host: 'nas', image: jellyfin.id };
  const details = ScannedImageDetails.parse(await handlers.imageDetails({ params }, asAll));
  expect(details.findings.map(({ flaw }) => flaw)).toEqual(['CVE-2026-1', 'CVE-2']);
  expect(details.layers).toEqual([
    { diffId: 'sha256:base', createdBy: 'ADD rootfs', sizeBytes: 9, packages: 1, findings: 1 },
    { diffId: 'sha256:top', createdBy: null, sizeBytes: null, packages: 2, findings: 1 },
  ]);
  expect(details.problems).toEqual(inventory.problems);
  expect(details.unmatched).toMatchObject([
    { name: 'docker-ce', words: { en: expect.stringContaining('else') } },
  ]);
  const packages = await handlers.imagePackages({ params }, asAll);
  expect(packages.map((one) => ImagePackage.parse(one)).map((one) => [one.name, one.findings])).toEqual([
    ['libssl3', 1],
    ['openssl', 1],
    ['docker-ce', 0],
  ]);
});

test('nothing is told of the inside of an image that was not read', async () => {
  await using opened = await openLab();
  const params = { host: 'nas', image: vault.id };
  const details = await opened.handlers.imageDetails({ params }, asAll);
  expect([details.findings, details.layers, details.problems, details.unmatched]).toEqual([[], [], [], []]);
  expect(await opened.handlers.imagePackages({ params }, asAll)).toEqual([]);
  await expect(async () => await opened.handlers.imageBom({ params }, asAll)).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('the bill of materials is a CycloneDX file that says what it is', async () => {
  await using opened = await openLab();
  const params = { host: 'nas', image: jellyfin.id };
  const file = await opened.handlers.imageBom({ params }, asChild);
  expect(file.fileName).toBe('jellyfin-1.cdx.json');
  expect(file.contentType).toBe('application/vnd.cyclonedx+json; version=1.6');
  const bytes = Buffer.concat(await Array.fromAsync(file.chunks));
  expect(bytes.length).toBe(file.lengthBytes);
  expect(JSON.parse(bytes.toString())).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: {
      component: { name: 'jellyfin:1', version: jellyfin.id },
      tools: { components: [{ version: '1.2.3' }] },
    },
  });
});

test.each([
  [['registry.lan:5000/team/web app:2'], 'registry.lan-5000-team-web-app-2.cdx.json'],
  [['ghcr.io/immich-app/immich-server:v2'], 'immich-server-v2.cdx.json'],
  [[`redis@sha256:${'a'.repeat(64)}`], 'redis-0123456789ab.cdx.json'],
  [[], '0123456789ab.cdx.json'],
])('%j is saved as %s', (references, name) => {
  expect(bomFileName({ id: 'sha256:0123456789abcdef', references })).toBe(name);
});

test('who may work on everything has whatever is wanted read', async () => {
  await using opened = await openLab();
  const { lab, handlers } = opened;
  const asAdmin = testCall({ caller: admin });
  for (const body of [{}, { host: 'nas' }, { host: 'nas', image: 'not:listed' }])
    expect(await handlers.readImages({ body }, asAdmin)).toEqual({ images: 1 });
  expect(lab.asked).toEqual(['all all', 'nas all', 'nas not:listed']);
});

test('who may work on one stack has its images read, and no others', async () => {
  await using opened = await openLab();
  const { lab, handlers } = opened;
  const read = async (body: { host?: string; image?: string }) => await handlers.readImages({ body }, keeper);
  expect(await read({})).toEqual({ images: 1 });
  expect(await read({ host: 'nas', image: 'jellyfin:1' })).toEqual({ images: 1 });
  expect(await read({ host: 'pi' })).toEqual({ images: 0 });
  await expect(read({ host: 'nas', image: vault.id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(read({ image: 'never:seen' })).rejects.toMatchObject({ code: 'not-found' });
  expect(lab.asked).toEqual([`nas ${jellyfin.id}`, `nas ${jellyfin.id}`]);
  const onlySees = async (body: object) => await handlers.readImages({ body }, asChild);
  await expect(onlySees({})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(onlySees({ host: 'nas', image: jellyfin.id })).rejects.toMatchObject({ code: 'forbidden' });
});
