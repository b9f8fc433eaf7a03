import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { FindingsFile } from '#contracts/security/exports/write-json.ts';
import { flawsEndpoints } from '#contracts/security/flaw.ts';
import { plainAdvisory } from '../advisories/plain-advisory.ts';
import { fakeAcceptance, fakeFinding } from '#contracts/security/fake-finding.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { child, contextOf, type FakeImage, openFakeParts, viewer } from './fake-flaw-parts.ts';
import { flawHandlers } from './flaw-handlers.ts';

const jellyfin = fakeContainer('jellyfin', { stack: 'media' });
const immich = fakeContainer('immich', { stack: 'photos' });
const images: readonly FakeImage[] = [
  {
    reference: 'jellyfin:10',
    containers: [jellyfin],
    findings: [
      fakeFinding({ flaw: 'CVE-2026-1', rank: 'plan', score: 90 }),
      fakeFinding({ flaw: 'CVE-2026-2', rank: 'watch', score: 5, accepted: fakeAcceptance }),
    ],
  },
  {
    reference: 'postgres:16',
    containers: [immich, fakeContainer('db', { stack: 'media' })],
    findings: [fakeFinding({ flaw: 'CVE-2026-1', rank: 'now', score: 500 })],
  },
  {
    reference: 'immich:1',
    containers: [immich],
    findings: [
      fakeFinding({ flaw: 'CVE-2026-3', rank: 'now', score: 900, aliases: ['GHSA-aaaa-bbbb-cccc'] }),
    ],
  },
];

async function open(all = images) {
  const opened = await openFakeParts(all);
  const handlers = flawHandlers(opened.parts, { toolVersion: '1.2.3' });
  return {
    ...opened,
    list: async (query: object, caller: Caller = viewer) =>
      await handlers.flaws({ query: flawsEndpoints.flaws.query.parse(query) }, contextOf(caller)),
    flaw: async (flaw: string, caller: Caller = viewer) =>
      await handlers.flaw({ params: { flaw } }, contextOf(caller)),
    packages: async (query: object, caller: Caller = viewer) =>
      await handlers.packages({ query: flawsEndpoints.packages.query.parse(query) }, contextOf(caller)),
    exported: async (query: object, caller: Caller = viewer) => {
      const parsed = flawsEndpoints.exportFlaws.query.parse(query);
      return await handlers.exportFlaws({ query: parsed }, contextOf(caller));
    },
  };
}

test('flaws are listed with every place, what matters most first', async () => {
  await using lab = await open();
  const { flaws, total } = await lab.list({});
  expect(total).toBe(2);
  expect(flaws.map(({ flaw, rank, placesCount }) => [flaw, rank, placesCount])).toEqual([
    ['CVE-2026-3', 'now', 1],
    ['CVE-2026-1', 'now', 2],
  ]);
  expect(await lab.list({ offset: '1', limit: '1' })).toMatchObject({
    flaws: [{ flaw: 'CVE-2026-1' }],
    total: 2,
  });
});

test('what a row says is of what the filter leaves', async () => {
  await using lab = await open();
  const { flaws } = await lab.list({ rank: ['plan'] });
  expect(flaws).toMatchObject([{ flaw: 'CVE-2026-1', rank: 'plan', placesCount: 1 }]);
  expect((await lab.list({ state: 'accepted' })).flaws).toMatchObject([{ flaw: 'CVE-2026-2', advice: null }]);
});

test.each([
  [{ stack: 'media' }, ['CVE-2026-1']],
  [{ stack: 'photos' }, ['CVE-2026-3', 'CVE-2026-1']],
  [{ container: 'db' }, ['CVE-2026-1']],
  [{ stack: 'photos', container: 'db' }, []],
  [{ image: 'docker.io/library/jellyfin:10' }, ['CVE-2026-1']],
  [{ image: 'sha256:immich:1' }, ['CVE-2026-3']],
  [{ host: 'other' }, []],
])('only of %j', async (query, expected) => {
  await using lab = await open();
  const { flaws, total } = await lab.list(query);
  expect(flaws.map(({ flaw }) => flaw)).toEqual(expected);
  expect(total).toBe(expected.length);
});

test('of an image in two stacks, only the containers that are meant are named', async () => {
  await using lab = await open();
  const { flaws } = await lab.list({ stack: 'photos', search: 'CVE-2026-1' });
  expect(flaws[0]?.places.flatMap(({ containers }) => containers.map(({ name }) => name))).toEqual([
    'immich',
  ]);
});

test('who may see one stack learns nothing of the others', async () => {
  await using lab = await open();
  lab.told.set('CVE-2026-3', {
    advisories: [plainAdvisory({ feed: 'osv', id: 'CVE-2026-3', affected: [] })],
  });
  const { flaws, total } = await lab.list({ state: 'all' }, child);
  expect(total).toBe(2);
  expect(flaws.map(({ flaw }) => flaw)).toEqual(['CVE-2026-1', 'CVE-2026-2']);
  expect(JSON.stringify(flaws)).not.toContain('immich');
  const known = await lab.flaw('CVE-2026-1', child);
  expect(JSON.stringify(known)).not.toContain('immich');
  const other = await lab.flaw('CVE-2026-3', child);
  expect(other).toMatchObject({ placesCount: 0, findings: [], moments: [] });
  expect(other.advice?.en).toContain('It is in no image that you may see.');
  const file = await lab.exported({ format: 'csv' }, child);
  const text = Buffer.concat(await Array.fromAsync(file.chunks)).toString();
  expect(text).toContain('CVE-2026-1');
  expect(text).not.toMatch(/CVE-2026-3|immich/);
});

test('a flaw is found by another name, in any case', async () => {
  await using lab = await open();
  expect(await lab.flaw('ghsa-AAAA-bbbb-cccc')).toMatchObject({ flaw: 'CVE-2026-3', placesCount: 1 });
  lab.told.set('CVE-2026-77', { names: ['CVE-2026-1', 'CVE-2026-77'] });
  expect(await lab.flaw('cve-2026-77')).toMatchObject({ flaw: 'CVE-2026-1', aliases: ['CVE-2026-77'] });
});

test('a flaw is explained by all who say something of it', async () => {
  await using lab = await open();
  const rating = { source: 'nvd', severity: 'critical', vector: null, score: 9.8 } as const;
  lab.told.set('CVE-2026-1', {
    advisories: [
      plainAdvisory({
        feed: 'osv',
        id: 'GHSA-1',
        affected: [],
        details: 'A long text about it.',
        url: 'https://a.example/1',
        references: ['javascript:alert(1)', 'https://b.example'],
        ratings: [rating],
        publishedAtMs: 5,
      }),
      plainAdvisory({ feed: 'debian', id: 'CVE-2026-1', affected: [], details: 'Short.', modifiedAtMs: 9 }),
    ],
  });
  expect(await lab.flaw('CVE-2026-1')).toMatchObject({
    details: 'A long text about it.',
    detailsFrom: 'osv',
    references: ['https://a.example/1', 'https://b.example'],
    ratings: [rating],
    publishedAtMs: 5,
    modifiedAtMs: 9,
    findings: [{ reference: 'jellyfin:10' }, { reference: 'postgres:16' }],
  });
});

test('a flaw from the news that is not here is said to be not here, and what is not known', async () => {
  await using lab = await open([{ reference: 'redis:7', state: 'pending' }]);
  await expect(lab.flaw('CVE-2026-9')).rejects.toMatchObject({ code: 'not-found' });
  lab.told.set('CVE-2026-9', { likelihood: { cve: 'CVE-2026-9', probability: 0.1, percentile: 0.5 } });
  const told = await lab.flaw('CVE-2026-9');
  expect(told).toMatchObject({
    flaw: 'CVE-2026-9',
    rank: 'none',
    places: [],
    likelihood: { percentile: 0.5 },
  });
  expect(told.advice?.en).toBe(
    'It is in no image here. No source that NEXUS reads tells yet which packages have it, so that it could not be looked for. One image is not read and compared whole: what it holds is not known.',
  );
});

test('a notice about several flaws leads to them, and does not say that nothing is here', async () => {
  await using lab = await open();
  const related = ['CVE-2026-1', 'CVE-2026-9'];
  const notice = plainAdvisory({ feed: 'osv', id: 'DSA-5532-1', affected: [], related });
  lab.told.set('DSA-5532-1', { advisories: [notice] });
  const told = await lab.flaw('dsa-5532-1');
  expect(told.advice?.en).toBe(
    'This is a notice about CVE-2026-1, CVE-2026-9: look for those flaws instead.',
  );
  lab.told.set('CVE-2026-8', { advisories: [notice] });
  expect((await lab.flaw('CVE-2026-8')).advice?.en).toContain('It is in no image here.');
});

test('where the sources cannot be asked, what is found is told all the same', async () => {
  await using lab = await open();
  lab.parts.advisories.details = () => Promise.reject(new Error('the thread died'));
  expect(await lab.flaw('CVE-2026-1')).toMatchObject({ placesCount: 2, details: null });
  await expect(lab.flaw('CVE-2026-9')).rejects.toThrow('the thread died');
});

test('what was not compared is known neither to an export nor to who asks for a flaw', async () => {
  await using lab = await open([
    { reference: 'a:1', unmatched: 30 },
    { reference: 'b:1', unmatched: null },
    { reference: 'c:1' },
  ]);
  lab.parts.advisories.oldestCheckMs = () => null;
  const file = await lab.exported({ format: 'json' });
  const { problems } = FindingsFile.parse(
    JSON.parse(Buffer.concat(await Array.fromAsync(file.chunks)).toString()),
  );
  expect(problems).toEqual([
    'Not all advisories that are needed are here: flaws are missing.',
    'a:1 on nas: 30 packages were not compared.',
    'b:1 on nas: It was read, and is still to be compared with the advisories.',
  ]);
  lab.told.set('CVE-2026-9', { likelihood: { cve: 'CVE-2026-9', probability: 0.1, percentile: 0.5 } });
  expect((await lab.flaw('CVE-2026-9')).advice?.en).toContain(
    '2 images are not read and compared whole: what they hold is not known.',
  );
});

test('an export has every finding that the filter leaves', async () => {
  await using lab = await open();
  const file = await lab.exported({ format: 'json', state: 'all' });
  expect(file.fileName).toMatch(/^nexus-findings-.*\.json$/);
  const parsed: unknown = JSON.parse(Buffer.concat(await Array.fromAsync(file.chunks)).toString());
  expect(parsed).toMatchObject({
    findings: [
      { flaw: 'CVE-2026-1', reference: 'jellyfin:10' },
      { flaw: 'CVE-2026-1', reference: 'postgres:16' },
      { flaw: 'CVE-2026-2' },
      { flaw: 'CVE-2026-3', host: 'nas' },
    ],
  });
});
