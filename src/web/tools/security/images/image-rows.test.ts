import { expect, test } from 'vitest';
import { findingFixture } from '../flaw-fixtures.ts';
import { countsFixture, imageFixture, knowledgeFixture } from '../image-fixtures.ts';
import { findingsOf, firstLayer } from './finding-rows.ts';
import { groupOfImage, hostsOf, imageName, shownImages, stacksOf, systemName } from './image-rows.ts';
import { ImageSearch } from './image-search.ts';

const urgent = imageFixture({ id: 'b', references: ['b:1'], counts: countsFixture({ now: 1 }) });
const part = imageFixture({
  id: 'p',
  host: 'pi',
  references: ['p:1'],
  containers: [],
  knowledge: knowledgeFixture({ state: 'system-only', unmatched: 3 }),
});
const waits = imageFixture({
  id: 'w',
  references: ['a:1'],
  knowledge: knowledgeFixture({ state: 'reading' }),
});
const rows = [waits, part, urgent];
const ids = (search: ImageSearch) => shownImages(rows, search).map(({ id }) => id);

test('what wants a person comes first, then by name', () => {
  expect(ids({})).toEqual(['b', 'w', 'p']);
});

test.each([
  [{ known: 'known' }, ['b']],
  [{ known: 'partial' }, ['p']],
  [{ known: 'pending' }, ['w']],
  [{ known: 'unmatched' }, ['p']],
  [{ host: 'pi' }, ['p']],
  [{ stack: 'media', known: 'unknown' }, []],
] as const)('%j shows %j', (search, shown) => {
  expect(ids(search)).toEqual(shown);
});

test('only what is there can be chosen, and an address that says nothing known shows all', () => {
  expect(stacksOf(rows)).toEqual(['media']);
  expect(hostsOf(rows)).toEqual(['local', 'pi']);
  expect(ImageSearch.parse({ known: 'odd', group: 4, q: 1 })).toEqual({});
});

test('an image is called as people call it', () => {
  expect(imageName(urgent)).toBe('b:1');
  expect(imageName({ references: [], id: `sha256:${'c'.repeat(64)}` })).toBe('cccccccccccc');
  expect(systemName({ title: 'Debian GNU/Linux 12 (bookworm)' })).toBe('Debian 12');
  expect(groupOfImage(part, 'stack')).toBe('');
  expect(groupOfImage(part, 'host')).toBe('pi');
});

test('accepted and hidden findings stand apart, the most urgent first', () => {
  const accepted = { rule: 'r', by: 'ana', reason: 'closed', untilMs: null };
  const findings = [
    findingFixture({ flaw: 'low', score: 1 }),
    findingFixture({ flaw: 'high', score: 9 }),
    findingFixture({ flaw: 'quiet', accepted, isHidden: true }),
    findingFixture({ flaw: 'hidden', isHidden: true }),
  ];
  const flaws = (state: 'open' | 'accepted' | 'hidden') =>
    findingsOf(findings, state).map(({ flaw }) => flaw);
  expect(flaws('open')).toEqual(['high', 'low']);
  expect(flaws('accepted')).toEqual(['quiet']);
  expect(flaws('hidden')).toEqual(['hidden']);
  expect(firstLayer(findingFixture())).toBe(1);
  expect(firstLayer(findingFixture({ packages: [] }))).toBeNull();
});
