import { expect, test } from 'vitest';
import { newPartState, type PartState } from '../../advisories/part-state.ts';
import { feeds } from '../index.ts';
import type { Present } from '../feed.ts';
import { retryAtMs } from './back-off.ts';
import { coverText } from './cover-text.ts';
import { partName, planFeeds, type KnownPart, type PlanNotes, type PlanOptions } from './feed-plan.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const present: Present = {
  releases: [
    { ecosystem: 'alpine', release: '3.20' },
    { ecosystem: 'npm', release: '' },
  ],
};
const names = [
  'alpine.v3.20/main',
  'alpine.v3.20/community',
  'alpine.rejections/main',
  'alpine.rejections/community',
  'osv.npm',
  'kev.catalogue',
  'epss.scores',
];
const free: PlanOptions = { mostAtOnce: 10, running: new Set() };

/** Every part read so long ago; those named otherwise. */
function states(agoMs: number, others: Readonly<Record<string, Partial<PartState & PlanNotes>>> = {}) {
  const all = feeds.flatMap((feed) =>
    feed.parts(present).map((part): [string, KnownPart] => {
      const name = partName(feed, part);
      const atMs = nowMs - agoMs;
      const cursor = feed.changes ? 'x' : null;
      const readFor = coverText(part.covers);
      const state = {
        ...newPartState,
        revision: feed.revision,
        readFor,
        cursor,
        fetchedAtMs: atMs,
        triedAtMs: atMs,
        ...others[name],
      };
      return [name, { state }];
    }),
  );
  return new Map(all);
}

function plan(known: ReadonlyMap<string, KnownPart>, options: Partial<PlanOptions> = {}, wanted = present) {
  const { due, nextAtMs } = planFeeds(feeds, wanted, (name) => known.get(name), nowMs, {
    ...free,
    ...options,
  });
  return {
    due: due.map(({ feed, part, mode }) => `${mode} ${partName(feed, part)}`),
    nextInMs: nextAtMs === null ? null : nextAtMs - nowMs,
  };
}

test('what was never read is due at once', () => {
  expect(plan(new Map()).due.toSorted()).toEqual(names.map((name) => `again ${name}`).toSorted());
  expect(plan(new Map(), {}, { releases: [] })).toEqual({ due: [], nextInMs: null });
});

test.each<[number, readonly string[], number]>([
  [0, [], hourMs],
  [59 * 60_000, [], 60_000],
  [hourMs, ['changes osv.npm'], 5 * hourMs],
  [6 * hourMs, [...names.slice(0, 4).map((name) => `whole ${name}`), 'changes osv.npm'], 18 * hourMs],
  [
    24 * hourMs,
    [...names.slice(0, 4), 'kev.catalogue', 'epss.scores']
      .map((name) => `whole ${name}`)
      .concat('changes osv.npm'),
    0,
  ],
  [7 * 24 * hourMs, names.map((name) => `whole ${name}`), 0],
])('all read %i ms ago', (agoMs, due, nextInMs) => {
  const planned = plan(states(agoMs));
  expect(planned.due.toSorted()).toEqual(due.toSorted());
  expect(planned.nextInMs).toBe(nextInMs === 0 ? null : nextInMs);
});

test('changes are asked for an hour after the last ones', () => {
  expect(plan(states(5 * hourMs, { 'osv.npm': { triedAtMs: nowMs - 1000 } }))).toEqual({
    due: [],
    nextInMs: hourMs - 1000,
  });
  expect(plan(states(hourMs, { 'osv.npm': { cursor: null } })).due).toEqual([]);
});

test('another revision, or a release that is new, has the part read again', () => {
  expect(plan(states(0, { 'kev.catalogue': { revision: 0 } })).due).toEqual(['again kev.catalogue']);
  const more: Present = { releases: [...present.releases, { ecosystem: 'alpine', release: '3.21' }] };
  expect(plan(states(0), {}, more).due).toEqual(
    ['v3.21/main', 'v3.21/community', 'rejections/main', 'rejections/community'].map(
      (id) => `again alpine.${id}`,
    ),
  );
  const less: Present = { releases: present.releases.slice(1) };
  expect(plan(states(0), {}, less).due).toEqual([]);
});

test('only so many run at once, and none twice', () => {
  expect(plan(new Map(), { mostAtOnce: 2 }).due).toHaveLength(2);
  const running = new Set(['osv.npm', 'kev.catalogue']);
  expect(plan(new Map(), { mostAtOnce: 3, running }).due).toHaveLength(1);
  expect(plan(new Map(), { running }).due).not.toContain('again osv.npm');
  expect(plan(new Map(), { mostAtOnce: 1, running }).due).toEqual([]);
});

test('what was never read comes first, then what waits longest', () => {
  const known = states(24 * hourMs, { 'kev.catalogue': { fetchedAtMs: nowMs - 48 * hourMs } });
  known.delete('epss.scores');
  expect(plan(known).due.slice(0, 3)).toEqual([
    'again epss.scores',
    'whole kev.catalogue',
    'changes osv.npm',
  ]);
});

test('a failure waits longer each time, and as long as the server wants', () => {
  const failing = (failures: number, agoMs: number, toldInMs: number | null = null) => {
    const told = toldInMs === null ? {} : { retryAtMs: nowMs + toldInMs };
    return plan(
      states(0, {
        'kev.catalogue': { fetchedAtMs: null, failures, triedAtMs: nowMs - agoMs, ...told },
      }),
    ).due;
  };
  expect(failing(1, 4 * 60_000)).toEqual([]);
  expect(failing(1, 6 * 60_000)).toEqual(['again kev.catalogue']);
  expect(failing(3, 19 * 60_000)).toEqual([]);
  expect(failing(3, 24 * 60_000)).toEqual(['again kev.catalogue']);
  expect(failing(1, 6 * 60_000, 1000)).toEqual([]);
  expect(failing(1, 25 * hourMs, 1000)).toEqual(['again kev.catalogue']);
});

test('the wait grows up to six hours, and differs from part to part', () => {
  const waits = Array.from({ length: 40 }, (_, n) => retryAtMs('osv.npm', 0, n + 1, null));
  expect(waits.every((wait) => wait >= 300_000 && wait <= 6 * hourMs * 1.2)).toBe(true);
  expect(waits[39]).toBeGreaterThanOrEqual(6 * hourMs);
  expect(new Set(names.map((name) => retryAtMs(name, 0, 1, null))).size).toBe(names.length);
});

test('a clock that was set back does not stop anything', () => {
  expect(plan(states(-hourMs)).due).toHaveLength(names.length);
  expect(
    plan(states(0, { 'kev.catalogue': { failures: 9, triedAtMs: nowMs + hourMs, fetchedAtMs: null } })).due,
  ).toEqual(['again kev.catalogue']);
});
