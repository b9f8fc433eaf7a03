import { expect, test } from 'vitest';
import { flawsEndpoints } from '#contracts/security/flaw.ts';
import { fakeAcceptance, fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { child, type FakeImage, openFakeParts, viewer } from './fake-flaw-parts.ts';
import { seenImages } from '../access/image-access.ts';
import { labPackages } from './lab-packages.ts';
import { openPackageIndex } from './package-index.ts';

const deb = (name: string, version: string) => ({ type: 'deb' as const, name, version });
const at = (name: string, version: string) => [{ name, version, arch: null, path: '', layer: 0 }];
const images: readonly FakeImage[] = [
  {
    reference: 'jellyfin:10',
    containers: [fakeContainer('jellyfin', { stack: 'media' })],
    packages: [deb('libssl3', '3.0.9'), deb('zlib1g', '1.2'), { type: 'npm', name: 'zlib1g', version: '9' }],
    findings: [
      fakeFinding({ flaw: 'CVE-1', rank: 'plan', packages: at('libssl3', '3.0.9') }),
      fakeFinding({ flaw: 'CVE-2', rank: 'now', packages: at('zlib1g', '1.2'), accepted: fakeAcceptance }),
    ],
  },
  {
    reference: 'immich:1',
    containers: [fakeContainer('immich', { stack: 'photos' })],
    packages: [deb('libssl3', '3.0.9'), deb('libssl3', '3.0.11'), deb('bash', '5')],
    findings: [
      fakeFinding({ flaw: 'CVE-1', rank: 'soon', packages: at('libssl3', '3.0.9') }),
      fakeFinding({ flaw: 'CVE-3', rank: 'watch', packages: at('libssl3', '3.0.11') }),
    ],
  },
];

async function open() {
  const lab = await openFakeParts(images);
  const index = openPackageIndex(lab.parts);
  const list = (query: object = {}, caller = viewer) =>
    labPackages(index, seenImages(lab.parts.reading, caller), flawsEndpoints.packages.query.parse(query));
  return { ...lab, list };
}

test('packages are told with their versions, images and flaws, the most urgent first', async () => {
  await using lab = await open();
  const { packages, total } = await lab.list();
  expect(packages.map(({ type, name, worst }) => [type, name, worst])).toEqual([
    ['deb', 'libssl3', 'soon'],
    ['deb', 'bash', 'none'],
    ['deb', 'zlib1g', 'none'],
    ['npm', 'zlib1g', 'none'],
  ]);
  expect(total).toBe(4);
  expect(packages[0]).toEqual({
    type: 'deb',
    name: 'libssl3',
    worst: 'soon',
    images: 2,
    findings: 2,
    versions: [
      { version: '3.0.11', images: 1, findings: 1 },
      { version: '3.0.9', images: 2, findings: 1 },
    ],
  });
});

test('they are searched and paged', async () => {
  await using lab = await open();
  const namesOf = async (query: object) =>
    (await lab.list(query)).packages.map(({ type, name }) => `${type} ${name}`);
  expect(await namesOf({ search: 'ZLIB' })).toEqual(['deb zlib1g', 'npm zlib1g']);
  expect(await namesOf({ search: 'zlib', type: 'npm' })).toEqual(['npm zlib1g']);
  expect(await namesOf({ search: 'bash' })).toEqual(['deb bash']);
  expect(await namesOf({ offset: '1', limit: '2' })).toEqual(['deb bash', 'deb zlib1g']);
  expect((await lab.list({ limit: '1' })).total).toBe(4);
});

test('who may see one stack is told of its packages only', async () => {
  await using lab = await open();
  await lab.list();
  const { packages, total } = await lab.list({}, child);
  expect(total).toBe(3);
  expect(packages[0]).toMatchObject({ name: 'libssl3', images: 1, findings: 1, worst: 'plan' });
});

test('inventories are read once, until something changes or nobody asks any more', async () => {
  await using lab = await open();
  await lab.list();
  await lab.list({ search: 'bash' });
  expect(lab.inventoriesRead()).toBe(2);
  await lab.find(0, [fakeFinding({ flaw: 'CVE-9', rank: 'now', packages: at('zlib1g', '1.2') })]);
  expect((await lab.list()).packages[0]).toMatchObject({ name: 'zlib1g', worst: 'now', findings: 1 });
  expect(lab.inventoriesRead()).toBe(2);
  lab.clock.advance(5 * 60_000);
  await lab.list();
  expect(lab.inventoriesRead()).toBe(4);
});
