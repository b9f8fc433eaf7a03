import { expect, test } from 'vitest';
import type { LabOverview } from '#contracts/security/lab.ts';
import { countsFixture } from '../image-fixtures.ts';
import { overviewFixture } from '../lab-fixtures.ts';
import { labVerdict, notKnown } from './lab-verdict.ts';

const known = { known: 30, partial: 0, unknown: 0, pending: 0, unmatched: 0 };
const verdictOf = (changes: Partial<LabOverview>) => {
  const overview = overviewFixture({ images: known, ...changes });
  return labVerdict(overview, notKnown(overview)).id;
};
const status = overviewFixture().status;

test('what is urgent is said before anything else', () => {
  const counts = countsFixture({ now: 2, soon: 9 });
  expect(verdictOf({ counts })).toBe('now');
  expect(verdictOf({ counts, images: { ...known, unknown: 4 } })).toBe('now');
  expect(verdictOf({ counts: countsFixture({ soon: 9 }) })).toBe('soon');
});

test.each<[what: string, changes: Partial<LabOverview>]>([
  ['an image cannot be read', { images: { ...known, unknown: 1 } }],
  ['an image was read in part', { images: { ...known, partial: 1 } }],
  ['an image waits', { images: { ...known, pending: 1 } }],
  ['packages could not be compared', { images: { ...known, unmatched: 12 } }],
  ['a feed does not answer', { status: { ...status, troubles: [{ id: 'x', words: { en: 'x', es: 'x' } }] } }],
])('nothing is called well when %s', (_, changes) => {
  expect(verdictOf(changes)).toBe('unsure');
});

test('nothing can be said without advisories, images or a first reading', () => {
  expect(verdictOf({ status: { ...status, advisoriesAtMs: null } })).toBe('noAdvisories');
  expect(verdictOf({ images: { ...known, known: 0 } })).toBe('noImages');
  expect(verdictOf({ images: { ...known, known: 0, pending: 5 } })).toBe('firstRead');
});

test('only where all is known, and nothing is open, is it quiet', () => {
  expect(verdictOf({})).toBe('quiet');
  expect(verdictOf({ counts: countsFixture({ watch: 3 }) })).toBe('later');
});
