import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import type { Unmatched } from '../matching/finding.ts';
import { everythingChanged, type AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import { readFindings } from './finding-store.ts';
import { readJudged } from './judged-store.ts';
import { readMoments } from './moment-store.ts';
import { flawed, openLead, redis, replaced } from './test-lead.ts';

const nothing: AdvisoryChange = { ...everythingChanged, isEverything: false };
const line = 'nas\ndocker.io/library/redis';

test('what is read is matched, judged and told once', async () => {
  await using opened = await openLead();
  const { lab, clock, kernel, leading, seen, round } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  expect(await seen()).toEqual([['found', 'new', 1]]);
  expect((await readFindings(kernel.database, redis('7'))).map(({ flaw }) => flaw)).toEqual(['CVE-1']);
  expect(await readJudged(kernel.database)).toMatchObject([
    { host: 'nas', digest: '7', line, summary: { counts: { exploited: 1 }, worst: [{ flaw: 'CVE-1' }] } },
  ]);
  // Ids of one millisecond have no order.
  clock.advance(5);
  lab.flaws.set('7', [flawed('CVE-1'), flawed('CVE-2')]);
  await round(() => leading.advisoriesChanged({ ...nothing, isEverything: true }));
  expect(await seen()).toEqual([
    ['found', 'new', 1],
    ['found', 'new', 1],
  ]);
  expect(lab.matched).toBe(1);
  const moments = await readMoments(kernel.database, { lines: [line], limit: 10 });
  expect(moments.map(({ kind, cause, flaws }) => [kind, cause, flaws])).toEqual([
    ['appeared', 'advisory', ['CVE-2']],
    ['appeared', 'image', ['CVE-1']],
  ]);
});

test('an update settles what it repairs, but not before the new image has been read', async () => {
  await using opened = await openLead();
  const { lab, leading, seen, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.images = [redis('8')];
  await round(() => leading.imagesChanged(replaced));
  expect(await seen()).toEqual([['found', 'new', 1]]);
  lab.flaws.set('8', []);
  await round(() => leading.imagesChanged(replaced));
  expect(await seen()).toEqual([
    ['found', 'new', 1],
    ['settled', 'repaired', 0],
  ]);
  expect((await readJudged(kernel.database)).map(({ digest }) => digest)).toEqual(['8']);
});

const openssl: Unmatched = {
  reason: 'no-advisories',
  package: {
    type: 'deb',
    name: 'libssl3',
    version: '3.0.1',
    arch: 'amd64',
    source: { name: 'openssl', version: '3.0.1' },
    module: null,
    vendor: null,
    path: 'var/lib/dpkg/status',
  },
  flaws: [],
};

test('a feed that is gone, or an image that is read in part, repairs nothing and settles nothing', async () => {
  await using opened = await openLead();
  const { lab, leading, seen, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.flaws.set('7', []);
  lab.unmatched = [openssl];
  await round(() => leading.advisoriesChanged(everythingChanged));
  expect(await readFindings(kernel.database, redis('7'))).toEqual([]);
  lab.images = [redis('8')];
  lab.flaws.set('8', []);
  lab.unmatched = [];
  lab.state = 'system-only';
  await round(() => leading.imagesChanged(replaced));
  expect(await seen()).toEqual([['found', 'new', 1]]);
  expect((await readMoments(kernel.database, { lines: [line], limit: 9 })).map(({ kind }) => kind)).toEqual([
    'appeared',
  ]);
});

test('what advisories take back in the same image is withdrawn, not repaired', async () => {
  await using opened = await openLead();
  const { lab, leading, seen, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.flaws.set('7', []);
  await round(() => leading.advisoriesChanged(everythingChanged));
  expect((await seen()).at(-1)).toEqual(['settled', 'withdrawn', 0]);
  const moments = await readMoments(kernel.database, { lines: [line], limit: 9 });
  expect(moments.map(({ kind, cause }) => `${kind} ${cause}`).toSorted()).toEqual([
    'appeared image',
    'withdrawn advisory',
  ]);
});

test('a line that is gone, and one that is accepted, settle', async () => {
  await using opened = await openLead();
  const { lab, leading, seen, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.rules = [
    {
      id: 'r',
      scope: { flaw: 'CVE-1', package: null, image: null, host: null, stack: null, container: null },
      untilMs: null,
      isUntilRepair: false,
      by: 'ana',
      reason: 'Shut away.',
    },
  ];
  await round(() => leading.acceptancesChanged());
  expect((await seen()).at(-1)).toEqual(['settled', 'accepted', 0]);
  lab.images = [];
  await round(() => leading.imagesChanged(replaced));
  expect(await readJudged(kernel.database)).toEqual([]);
  expect(await seen()).toHaveLength(2);
});

test('what is not exploited any more is judged again without matching', async () => {
  await using opened = await openLead();
  const { lab, leading, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.flaws.delete('7');
  lab.flaws.set('7', [flawed('CVE-1')]);
  await round(() => leading.advisoriesChanged({ ...nothing, exploited: ['CVE-1'] }));
  expect((await readFindings(kernel.database, redis('7')))[0]?.exploited).toBeNull();
  expect(lab.matched).toBe(1);
});

test('of images that did not change nothing is read again', async () => {
  await using opened = await openLead();
  const { lab, leading, round } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  const before = lab.inventories;
  lab.images = [...lab.images, { ...redis('9'), references: ['web:9'] }];
  lab.flaws.set('9', []);
  await round(() => leading.imagesChanged({ images: [redis('9')], gone: [], inventories: ['9'] }));
  expect(lab.inventories - before).toBe(1);
  expect(lab.matched).toBe(2);
});
