import { expect, test } from 'vitest';
import { byUrgency, countMoods, markOf, moodOf, placeOf, wantsAnswer, wantsPerson } from './alert-state.ts';
import { shownAlerts } from './alerts/alert-search.ts';
import { alertFixture } from './fixtures.ts';

const silenced = alertFixture({
  fingerprint: 'quiet',
  suppressedBy: [{ kind: 'silence', id: 's1', text: 'silenced by ana' }],
});

test('a firing alert that something explains is kept quiet and wants no answer', () => {
  expect(moodOf(silenced)).toBe('quiet');
  expect(wantsAnswer(silenced)).toBe(false);
  expect(wantsAnswer(alertFixture())).toBe(true);
  expect(wantsAnswer(alertFixture({ state: 'acknowledged' }))).toBe(false);
  expect(wantsPerson(alertFixture({ severity: 'warning' }))).toBe(true);
  expect(wantsPerson(alertFixture({ severity: 'info' }))).toBe(false);
});

test('the mark of a firing alert says how bad it is', () => {
  expect(markOf(alertFixture())).toBe('down');
  expect(markOf(alertFixture({ severity: 'warning' }))).toBe('degraded');
  expect(markOf(silenced)).toBe('paused');
});

test('a place goes from the host to the container and leaves out what is not said', () => {
  expect(placeOf(alertFixture().labels)).toEqual(['nas', 'photos', 'immich']);
  expect(placeOf({ instance: 'web:9100', stack: '' })).toEqual(['web:9100']);
});

test('what nobody is on comes first, then the worse, then the newer', () => {
  const rows = [
    silenced,
    alertFixture({ fingerprint: 'warning', severity: 'warning' }),
    alertFixture({ fingerprint: 'old' }),
    alertFixture({ fingerprint: 'new', startsAtMs: 2000 }),
  ];
  expect(rows.toSorted(byUrgency).map(({ fingerprint }) => fingerprint)).toEqual([
    'new',
    'old',
    'warning',
    'quiet',
  ]);
  expect(countMoods(rows)).toEqual(
    new Map([
      ['quiet', 1],
      ['firing', 3],
    ]),
  );
});

test('the filters of the address hold together', () => {
  const rows = [silenced, alertFixture({ severity: 'warning' })];
  expect(shownAlerts(rows, { state: 'quiet' })).toEqual([silenced]);
  expect(shownAlerts(rows, { state: 'quiet', severity: 'warning' })).toEqual([]);
});
