import { expect, test } from 'vitest';
import type { Finding } from '#contracts/security/finding.ts';
import { fakeAcceptance, fakeExploited, fakeFinding } from '#contracts/security/fake-finding.ts';
import { findingChanges, type AlertFrom, type SeenFinding } from './finding-changes.ts';
import { shownKey } from './finding-key.ts';

const unrepaired = { state: 'affected', version: null, channel: null, note: null } as const;

/** Looks one after the other, each remembering the ones before. */
function looks(
  all: readonly (readonly Finding[])[],
  alertFrom: AlertFrom = 'soon',
  { isWhole = true, isUnsure = (_key: string): boolean => false } = {},
) {
  let seen: ReadonlyMap<string, SeenFinding> = new Map();
  return all.map((findings, look) => {
    const changes = findingChanges(seen, findings, { alertFrom, nowMs: look, isWhole, isUnsure });
    seen = new Map([...seen, ...changes.seen]);
    return {
      appeared: changes.appeared.map(({ flaw }) => flaw),
      gone: changes.gone.map((key) => key.split('\n')[0]),
      accepted: changes.accepted.map(({ flaw }) => flaw),
      reopened: changes.reopened.map(({ flaw }) => flaw),
      told: changes.toTell.flatMap(({ why, findings: told }) => told.map(({ flaw }) => `${why} ${flaw}`)),
      isSettled: changes.isSettled,
      stored: changes.seen.size,
    };
  });
}

const nothing = {
  appeared: [],
  gone: [],
  accepted: [],
  reopened: [],
  told: [],
  isSettled: false,
  stored: 0,
};

test('a flaw is told once, and nothing is stored while nothing changes', () => {
  const [first, second] = looks([[fakeFinding()], [fakeFinding({ version: '3.0.1-2' })]]);
  expect(first).toEqual({ ...nothing, appeared: ['CVE-2026-1'], told: ['new CVE-2026-1'], stored: 1 });
  expect(second).toEqual(nothing);
});

test('a repair settles it, and what comes back is not told again', () => {
  const [, repaired, back, gone] = looks([[fakeFinding()], [], [fakeFinding()], []]);
  expect(repaired).toEqual({ ...nothing, gone: ['CVE-2026-1'], isSettled: true, stored: 1 });
  expect(back).toEqual({ ...nothing, appeared: ['CVE-2026-1'], stored: 1 });
  expect(gone).toMatchObject({ isSettled: true });
});

test('it settles only when nothing that was told is left', () => {
  const other = fakeFinding({ flaw: 'CVE-2026-2' });
  const [, , last] = looks([
    [fakeFinding(), other],
    [other],
    [fakeFinding({ ...other, accepted: fakeAcceptance })],
  ]);
  expect(looks([[fakeFinding(), other], [other]])[1]).toMatchObject({ isSettled: false });
  expect(last).toMatchObject({ isSettled: true, gone: [] });
});

test('what is accepted settles, and is told again when that is over', () => {
  const accepted = fakeFinding({ accepted: fakeAcceptance });
  const [, quiet, still, open, later] = looks([
    [fakeFinding()],
    [accepted],
    [accepted],
    [fakeFinding()],
    [fakeFinding()],
  ]);
  expect(quiet).toEqual({ ...nothing, accepted: ['CVE-2026-1'], isSettled: true, stored: 1 });
  expect(still).toEqual(nothing);
  expect(open).toEqual({ ...nothing, reopened: ['CVE-2026-1'], told: ['reopened CVE-2026-1'], stored: 1 });
  expect(later).toEqual(nothing);
});

test('while an image of the line is not read, nothing is gone and nothing settles', () => {
  const [, second] = looks([[fakeFinding()], []], 'soon', { isWhole: false });
  expect(second).toEqual(nothing);
});

test('what may be there unseen is not gone, and does not settle', () => {
  const other = fakeFinding({ flaw: 'CVE-2026-2', rank: 'plan' });
  const isUnsure = (key: string) => key === shownKey(fakeFinding());
  const [, second] = looks([[fakeFinding(), other], []], 'soon', { isUnsure });
  expect(second).toEqual({ ...nothing, gone: ['CVE-2026-2'], stored: 1 });
});

test.each<[string, Partial<Finding>, string[]]>([
  ['less urgent than what is told', { rank: 'plan' }, []],
  ['accepted', { accepted: fakeAcceptance }, []],
  ['hidden', { isHidden: true }, []],
  ['more urgent', { rank: 'now' }, ['new CVE-2026-1']],
])('a new one that is %s', (_, change, told) => {
  expect(looks([[fakeFinding(change)]])[0]).toMatchObject({ appeared: ['CVE-2026-1'], told });
});

test('what becomes urgent later is told then', () => {
  const [, later] = looks([[fakeFinding({ rank: 'plan' })], [fakeFinding({ rank: 'soon' })]]);
  expect(later).toMatchObject({ appeared: [], told: ['new CVE-2026-1'] });
});

test('what is exploited since, and what can be repaired since, is told once more each', () => {
  const open = fakeFinding({ repair: unrepaired });
  const exploited = fakeFinding({ repair: unrepaired, exploited: fakeExploited });
  const repairable = fakeFinding({ exploited: fakeExploited });
  const all = looks([[open], [exploited], [exploited], [repairable], [repairable]]);
  expect(all.map(({ told }) => told)).toEqual([
    ['new CVE-2026-1'],
    ['exploited CVE-2026-1'],
    [],
    ['repairable CVE-2026-1'],
    [],
  ]);
});

test('what changes in two ways at once is told in the worse one only', () => {
  const before = fakeFinding({ repair: unrepaired });
  const [, both] = looks([[before], [fakeFinding({ exploited: fakeExploited })]]);
  expect(both?.told).toEqual(['exploited CVE-2026-1']);
});

test('a repair that only subscribers get is none to tell of', () => {
  const esm = { state: 'affected', version: '3.0.2', channel: 'esm', note: null } as const;
  const [, second] = looks([[fakeFinding({ repair: unrepaired })], [fakeFinding({ repair: esm })]]);
  expect(second?.told).toEqual([]);
});

test('when it was first seen outlasts a time without it', () => {
  const key = shownKey(fakeFinding());
  const was: SeenFinding = {
    firstSeenAtMs: 5,
    goneAtMs: 7,
    isTold: true,
    isExploited: false,
    isRepairable: true,
    isDue: false,
    isAccepted: false,
  };
  const changes = findingChanges(new Map([[key, was]]), [fakeFinding()], {
    alertFrom: 'plan',
    nowMs: 9,
    isWhole: true,
  });
  expect(changes.seen.get(key)).toEqual({ ...was, goneAtMs: null, isDue: true });
});
