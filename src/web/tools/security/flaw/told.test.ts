import { expect, test } from 'vitest';
import type { FindingSource, Rating } from '#contracts/security/finding.ts';
import { findingFixture, flawDetailsFixture, placeFixture, reasonFixture } from '../flaw-fixtures.ts';
import { byReference, runningIn, toldBySource, weighed } from './told.ts';

const rating = (source: string, severity: Rating['severity']): Rating => ({
  source,
  severity,
  vector: null,
  score: null,
});
const said = (feed: string, id: string): FindingSource => ({
  feed,
  id,
  url: null,
  words: { en: `${id} says so`, es: `${id} lo dice` },
});
const inImage = { host: 'local', image: 'sha256:1', reference: 'a:1' };

test('each source stands once with its rating and its words, the one that counts first', () => {
  const sources = [said('osv', 'GHSA-1'), said('debian', 'DSA-1')];
  const told = toldBySource(
    flawDetailsFixture({
      ratedBy: 'debian',
      ratings: [rating('nvd', 'critical'), rating('debian', 'low')],
      findings: [findingFixture({ sources }), findingFixture({ sources })].map((one) => ({
        ...one,
        ...inImage,
      })),
    }),
  );
  expect(told.map((one) => [one.source, one.rating?.severity ?? null, one.said.length])).toEqual([
    ['debian', 'low', 1],
    ['nvd', 'critical', 0],
    ['osv', null, 1],
  ]);
});

test('reasons stand by weight, whichever way they pull', () => {
  const reasons = [10, -40, 80].map((weight) => reasonFixture({ id: String(weight), weight }));
  expect(weighed(reasons).map(({ id, share }) => [id, share])).toEqual([
    ['80', 1],
    ['-40', 0.5],
    ['10', 0.125],
  ]);
  expect(weighed([reasonFixture({ weight: 0 })])[0]?.share).toBe(0);
});

test('places of one image stand together, and only what runs can be updated', () => {
  const places = [
    placeFixture(),
    placeFixture({ host: 'pi' }),
    placeFixture({ reference: 'b:1', containers: [] }),
  ];
  expect(byReference(places).map(([reference, all]) => [reference, all.length])).toEqual([
    ['jellyfin/jellyfin:10.10.7', 2],
    ['b:1', 1],
  ]);
  expect(runningIn([...places, placeFixture()])).toEqual([
    { host: 'local', name: 'jellyfin' },
    { host: 'pi', name: 'jellyfin' },
  ]);
});
