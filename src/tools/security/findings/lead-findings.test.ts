import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { Finding } from '../matching/finding.ts';
import { findings as migration } from '../migrations/0003-findings.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { everythingChanged, type AdvisoryChange } from '../watch-advisories/advisory-change.ts';
import type { Matched, WithInventory } from '../watch-advisories/advisories.ts';
import { fakeMatched } from './fake-lab.ts';
import type { FindingTables } from './finding-tables.ts';
import { readFindings } from './finding-store.ts';
import type { AcceptanceRule } from './judge-image.ts';
import { readJudged } from './judged-store.ts';
import { type ChangedImages, LeadFindings } from './lead-findings.ts';
import { readMoments } from './moment-store.ts';

const nothing: AdvisoryChange = { ...everythingChanged, isEverything: false };
const changed: ChangedImages = { images: [redis('8')], gone: [redis('7')], inventories: ['8'] };
const line = 'nas\ndocker.io/library/redis';

function flawed(flaw: string): Finding {
  const exploited = { cve: flaw, addedAtMs: 1, dueAtMs: null, isRansomware: false, action: '' };
  return fakeMatched({ flaw, state: 'affected', fixedVersion: null, severity: 'critical', exploited });
}

function redis(digest: string, id = `sha256:${digest}`): LabImage {
  return {
    host: 'nas',
    id,
    digest,
    references: [`redis:${digest}`],
    containers: [],
    sizeBytes: 1,
    isHere: true,
    isHostLive: true,
  };
}

/** A lab whose images have what `flaws` says of their digest; a digest without an entry is not read yet. */
async function openLab() {
  const clock = manualClock(1_000);
  const kernel = await openTestKernelOf<FindingTables>('security', { '0003-findings': migration }, { clock });
  const lab = {
    images: [redis('7')] as readonly LabImage[],
    flaws: new Map<string, readonly Finding[]>([['7', [flawed('CVE-1')]]]),
    rules: [] as readonly AcceptanceRule[],
    matched: 0,
    /** How often one was read. */
    inventories: 0,
    rounds: 0,
  };
  const resultOf = (digest: string) => ({ findings: [...(lab.flaws.get(digest) ?? [])], unmatched: [] });
  const inventoryOf = (digest: string) => ({
    distribution: { id: digest, version: '', codename: null, title: '' },
    platform: null,
    layers: [],
    packages: [],
    problems: [],
  });
  const options = {
    kernel,
    reading: {
      isRead: () => true,
      subjects: () => lab.images,
      knowledge: () => undefined,
      inventoryOf: async (digest: string) => {
        lab.inventories += 1;
        return lab.flaws.has(digest)
          ? {
              image: digest,
              revisions: '',
              scannedAtMs: 1,
              seenAtMs: 1,
              packageCount: 0,
              problemCount: 0,
              inventory: inventoryOf(digest),
            }
          : undefined;
      },
    },
    advisories: {
      changedAtMs: () => 1,
      facts: async (flaws: readonly string[]) =>
        flaws.map((flaw) => ({ flaw, exploited: null, likelihood: null })),
      match: async (inventory: { distribution: { id: string } | null }) => {
        lab.matched += 1;
        return resultOf(inventory.distribution?.id ?? '');
      },
      async *matchAll<Item extends WithInventory>(
        items: AsyncIterable<Item> | Iterable<Item>,
      ): AsyncIterable<Matched<Item>> {
        for await (const item of items) {
          const result = resultOf(item.inventory.distribution?.id ?? '');
          yield { kind: 'matched', item, rematch: { kind: 'whole', result } };
        }
      },
    },
    rules: () => lab.rules,
    alertFrom: () => 'soon' as const,
    changed: () => (lab.rounds += 1),
  };
  const leading = new LeadFindings(options);
  const stop = new AbortController();
  const led = leading.lead({ name: 'x', epoch: 1, signal: stop.signal });
  const seen = async () =>
    (await kernel.published()).map(({ name, payload }) => [
      name.replace('security.flaws-', ''),
      payload['why'],
      Array.isArray(payload['flaws']) ? payload['flaws'].length : 0,
    ]);
  /** Rings, and waits until everything was looked at: a further ring then changes nothing. */
  const round = async (ring: () => void) => {
    const before = lab.rounds;
    ring();
    await eventually(async () => (lab.rounds > before ? true : undefined));
  };
  return {
    lab,
    clock,
    kernel,
    leading,
    seen,
    round,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await led;
      await kernel[Symbol.asyncDispose]();
    },
  };
}

test('what is read is matched, judged and told once', async () => {
  await using opened = await openLab();
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
  await using opened = await openLab();
  const { lab, leading, seen, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.images = [redis('8')];
  await round(() => leading.imagesChanged(changed));
  expect(await seen()).toEqual([['found', 'new', 1]]);
  lab.flaws.set('8', []);
  await round(() => leading.imagesChanged(changed));
  expect(await seen()).toEqual([
    ['found', 'new', 1],
    ['settled', 'repaired', 0],
  ]);
  expect((await readJudged(kernel.database)).map(({ digest }) => digest)).toEqual(['8']);
});

test('a line that is gone, and one that is accepted, settle', async () => {
  await using opened = await openLab();
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
  await round(() => leading.imagesChanged(changed));
  expect(await readJudged(kernel.database)).toEqual([]);
  expect(await seen()).toHaveLength(2);
});

test('what is not exploited any more is judged again without matching', async () => {
  await using opened = await openLab();
  const { lab, leading, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.flaws.delete('7');
  lab.flaws.set('7', [flawed('CVE-1')]);
  await round(() => leading.advisoriesChanged({ ...nothing, exploited: ['CVE-1'] }));
  expect((await readFindings(kernel.database, redis('7')))[0]?.exploited).toBeNull();
  expect(lab.matched).toBe(1);
});

test('of images that did not change nothing is read again', async () => {
  await using opened = await openLab();
  const { lab, leading, round } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  const before = lab.inventories;
  lab.images = [...lab.images, { ...redis('9'), references: ['web:9'] }];
  lab.flaws.set('9', []);
  await round(() => leading.imagesChanged({ images: [redis('9')], gone: [], inventories: ['9'] }));
  expect(lab.inventories - before).toBe(1);
  expect(lab.matched).toBe(2);
});
