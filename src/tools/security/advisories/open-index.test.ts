import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../feeds/feed.ts';
import type { Advisory } from './advisory.ts';
import { type AdvisoryIndex, openIndex } from './open-index.ts';
import type { PartWrite } from './part-state.ts';
import { anAdvisory, anAffected, itemsOf } from './test-advisories.ts';

const go: PartWrite = { feed: 'osv', part: 'Go', mode: 'whole' };
const goDelta: PartWrite = { ...go, mode: 'delta' };
const lib = { ecosystem: 'golang', release: '', name: 'lib' };
const full = anAdvisory('GHSA-ppp9-7jff-5vj2', {
  aliases: ['CVE-2021-38561', 'GO-2021-0113'],
  related: ['CVE-2020-0001'],
  title: 'Out-of-bounds read in github.com/a/b',
  details: 'Long **text**',
  url: 'https://github.com/advisories/GHSA-ppp9-7jff-5vj2',
  references: ['https://go.dev/cl/340830', 'https://example.org/'],
  publishedAtMs: 1_633_542_681_000,
  modifiedAtMs: 1_733_542_681_000,
  ratings: [{ source: 'github', severity: 'high', vector: 'CVSS:3.1/AV:N', score: 7.5 }],
  affected: [
    anAffected('lib', {
      ecosystem: 'rhel',
      release: '9',
      scheme: 'rpm',
      state: 'will-not-fix',
      spans: [],
      severity: 'low',
      note: 'Out of support scope',
      arches: ['aarch64', 'x86_64'],
      module: 'nodejs:18',
      channel: 'eus',
    }),
    anAffected('lib', { spans: [{ introduced: '1.0.0', fixed: '1.2.3' }], versions: ['0.9.1'] }),
  ],
});

function inMemory(): AdvisoryIndex {
  return openIndex(':memory:').index;
}

async function filled(...advisories: readonly Advisory[]): Promise<AdvisoryIndex> {
  const index = inMemory();
  await index.write(go, itemsOf(...advisories));
  return index;
}

function idsOf(index: AdvisoryIndex, name = lib): string[] {
  return index.candidates(name).map(({ advisory }) => advisory.id);
}

describe('what was written', () => {
  test('comes back whole', async () => {
    using index = await filled(full);
    expect(index.told(full.id)).toEqual([{ ...full, affected: expect.arrayContaining([...full.affected]) }]);
    const { details: _, references: __, affected, ...head } = full;
    expect(index.candidates(lib)).toEqual([{ advisory: head, affected: affected[1] }]);
    expect(index.candidates({ ...lib, ecosystem: 'rhel', release: '9' })).toEqual([
      { advisory: head, affected: affected[0] },
    ]);
    expect(index.candidates({ ...lib, release: '9' })).toEqual([]);
    expect(index.candidates({ ...lib, name: 'LIB' })).toEqual([]);
  });

  test('withdrawn advisories are no candidates, and are still told', async () => {
    using index = await filled({ ...full, withdrawnAtMs: 5_000 });
    expect(index.candidates(lib)).toEqual([]);
    expect(index.told(full.id)[0]?.withdrawnAtMs).toBe(5_000);
  });

  test('pieces of one id add up in any order', async () => {
    const pieces = [
      anAdvisory('CVE-2024-1000', { title: 'B', affected: [anAffected('lib'), anAffected('b')] }),
      anAdvisory('CVE-2024-1000', { withdrawnAtMs: 1_000, aliases: ['GO-1'], affected: [anAffected('c')] }),
      anAdvisory('CVE-2024-1000', { publishedAtMs: 2_000, affected: [anAffected('lib')] }),
    ];
    using index = await filled(...pieces);
    const [told] = index.told('CVE-2024-1000');
    expect(told?.affected.map(({ name }) => name).toSorted()).toEqual(['b', 'c', 'lib']);
    expect(told).toMatchObject({ title: 'B', aliases: ['GO-1'], publishedAtMs: 2_000, withdrawnAtMs: null });
    const again = await index.write(go, itemsOf(...pieces.toReversed()));
    expect(again).toMatchObject({ names: [], counts: { unchanged: 1, changed: 0 } });
  });

  test('the same id of another feed, or of another part, stands beside', async () => {
    using index = await filled(anAdvisory('CVE-2024-1000', { affected: [anAffected('lib')] }));
    await index.write(
      { feed: 'x', part: 'y', mode: 'whole' },
      itemsOf(
        anAdvisory('CVE-2024-1000', { feed: 'debian', affected: [anAffected('lib')] }),
        anAdvisory('CVE-2024-1000', { feed: 'alpine', affected: [anAffected('lib')] }),
      ),
    );
    expect(index.told('CVE-2024-1000').map(({ feed }) => feed)).toEqual(['osv', 'alpine', 'debian']);
    await index.write(go, []);
    expect(idsOf(index)).toEqual(['CVE-2024-1000', 'CVE-2024-1000']);
  });

  test('ratings are of every source that tells of the id, whatever packages it names', async () => {
    const rated = (source: string) => [{ source, severity: 'high' as const, vector: null, score: 7.5 }];
    using index = await filled(anAdvisory('CVE-2024-1000', { ratings: rated('a') }));
    await index.write(
      { feed: 'x', part: 'y', mode: 'whole' },
      itemsOf(anAdvisory('CVE-2024-1000', { feed: 'nvd', ratings: rated('b'), affected: [] })),
    );
    expect(index.ratings('CVE-2024-1000')).toEqual([...rated('a'), ...rated('b')]);
    expect(index.ratings('CVE-2024-2000')).toEqual([]);
  });
});

test('a part that tells only which flaws are not there makes nothing known', async () => {
  using index = inMemory();
  const rejections = [anAffected('lib', { release: '3.20', state: 'not-affected' })];
  const part = { feed: 'alpine', part: 'rejections/main', mode: 'whole' } as const;
  await index.write(part, itemsOf(anAdvisory('CVE-2024-1000', { affected: rejections })));
  expect(index.knows('golang', '3.20')).toBe(false);
  expect(index.parts()).toMatchObject([{ covers: [] }]);
  const told = [anAffected('lib', { release: '3.20' })];
  await index.write(
    { ...part, part: 'v3.20/main' },
    itemsOf(anAdvisory('CVE-2024-1000', { affected: told })),
  );
  expect(index.knows('golang', '3.20')).toBe(true);
  expect(idsOf(index, { ...lib, release: '3.20' })).toEqual(['CVE-2024-1000', 'CVE-2024-1000']);
  index.remove({ feed: 'alpine', part: 'v3.20/main' });
  expect(index.knows('golang', '3.20')).toBe(false);
});

describe('what changed', () => {
  const one = anAdvisory('GO-2024-0001', { affected: [anAffected('lib'), anAffected('other')] });
  const two = anAdvisory('GO-2024-0002', { affected: [anAffected('lib')] });
  const cases: readonly {
    readonly name: string;
    readonly part?: PartWrite;
    readonly items: readonly FeedItem[];
    readonly names: readonly string[];
    readonly counts: object;
  }[] = [
    { name: 'nothing', items: itemsOf(one, two), names: [], counts: { unchanged: 2 } },
    { name: 'one is gone', items: itemsOf(one), names: ['lib'], counts: { removed: 1, unchanged: 1 } },
    { name: 'all are gone', items: [], names: ['lib', 'other'], counts: { removed: 2 } },
    {
      name: 'one is new',
      items: itemsOf(one, two, anAdvisory('GO-2024-0003', { affected: [anAffected('new')] })),
      names: ['new'],
      counts: { added: 1, unchanged: 2 },
    },
    {
      name: 'only the range of one package',
      items: itemsOf(two, { ...one, affected: [anAffected('lib'), anAffected('other', { spans: [] })] }),
      names: ['other'],
      counts: { changed: 1, unchanged: 1 },
    },
    {
      name: 'one package is no longer named, another is',
      items: itemsOf(two, { ...one, affected: [anAffected('lib'), anAffected('third')] }),
      names: ['other', 'third'],
      counts: { changed: 1 },
    },
    {
      name: 'only what nobody matches by',
      items: itemsOf(two, { ...one, modifiedAtMs: 9_000, details: 'new', references: ['https://x/'] }),
      names: [],
      counts: { changed: 1 },
    },
    {
      name: 'the ratings, so all its packages',
      items: itemsOf(two, {
        ...one,
        ratings: [{ source: 'nvd', severity: 'high', vector: null, score: null }],
      }),
      names: ['lib', 'other'],
      counts: { changed: 1 },
    },
    {
      name: 'it was taken back',
      items: itemsOf(two, { ...one, withdrawnAtMs: 1_000 }),
      names: ['lib', 'other'],
      counts: { changed: 1 },
    },
    {
      name: 'a delta leaves the rest',
      part: goDelta,
      items: itemsOf({ ...two, aliases: ['CVE-2024-1000'] }),
      names: ['lib'],
      counts: { changed: 1, removed: 0 },
    },
    {
      name: 'a delta removes by id; what it also tells stays',
      part: goDelta,
      items: [
        { kind: 'removed', id: 'GO-2024-0001' },
        { kind: 'removed', id: 'GO-2024-0002' },
        { kind: 'removed', id: 'GO-2024-9999' },
        ...itemsOf(two),
      ],
      names: ['lib', 'other'],
      counts: { removed: 1, unchanged: 1 },
    },
  ];
  test.each(cases)('$name', async ({ part = go, items, names, counts }) => {
    using index = await filled(one, two);
    const result = await index.write(part, items);
    expect(result.names.map(({ name }) => name).toSorted()).toEqual(names);
    expect(result.counts).toMatchObject(counts);
    // The same as an index that was written at once.
    const next = new Map([one, two].map((advisory) => [advisory.id, advisory]));
    if (part.mode === 'whole') next.clear();
    for (const item of items) if (item.kind === 'removed') next.delete(item.id);
    for (const item of items) if (item.kind === 'advisory') next.set(item.advisory.id, item.advisory);
    using fresh = await filled(...next.values());
    for (const id of ['GO-2024-0001', 'GO-2024-0002', 'GO-2024-0003'])
      expect(index.told(id)).toEqual(fresh.told(id));
    for (const name of ['lib', 'other', 'third', 'new'])
      expect(index.candidates({ ...lib, name })).toEqual(fresh.candidates({ ...lib, name }));
    expect(index.sameFlaw('CVE-2024-1000')).toEqual(fresh.sameFlaw('CVE-2024-1000'));
  });

  test('a part that is removed takes all it told along', async () => {
    using index = await filled(one, two);
    expect(index.remove(go).names.map(({ name }) => name)).toEqual(['lib', 'other']);
    expect({ ids: idsOf(index), parts: index.parts(), knows: index.knows('golang', '') }).toEqual({
      ids: [],
      parts: [],
      knows: false,
    });
    expect(index.remove(go).names).toEqual([]);
  });
});

describe('a write that fails', () => {
  test('leaves everything as it was', async () => {
    using index = await filled(full);
    const before = index.told(full.id);
    const breaking = function* (): Generator<FeedItem, void> {
      yield* itemsOf(anAdvisory('GO-2024-0009', { affected: [anAffected('lib')] }));
      throw new Error('The file ended midway.');
    };
    await expect(index.write(go, breaking())).rejects.toThrow('ended midway');
    expect(index.told(full.id)).toEqual(before);
    expect(idsOf(index)).toEqual([full.id]);
  });

  test('more than the bound is refused', async () => {
    using index = openIndex(':memory:', { mostBytesPerPart: 2_000 }).index;
    const many = Array.from({ length: 20 }, (_, at) => anAdvisory(`X-${at}`));
    await expect(index.write(go, itemsOf(...many))).rejects.toThrow('more than 2000 bytes');
  });

  test('nothing is seen of it before all of it is there', async () => {
    using index = await filled(full);
    const seen: string[][] = [];
    const slow = async function* (): AsyncGenerator<FeedItem, void> {
      for (const item of itemsOf(anAdvisory('GO-2024-0009', { affected: [anAffected('lib')] }))) yield item;
      await Promise.resolve();
      seen.push(idsOf(index));
    };
    await index.write(go, slow());
    expect([...seen, idsOf(index)]).toEqual([[full.id], ['GO-2024-0009']]);
  });
});

test('what cannot be taken is a problem, and the rest is taken', async () => {
  using index = inMemory();
  const result = await index.write(go, [
    { kind: 'problem', detail: 'Record 7 cannot be read.' },
    ...itemsOf(
      anAdvisory(''),
      anAdvisory('GO-2024-0001', {
        affected: [anAffected('lib'), anAffected('x'.repeat(600)), anAffected('')],
      }),
    ),
    { kind: 'likelihood', likelihood: { cve: 'GO-1', probability: 0.1, percentile: 0.2 } },
    { kind: 'likelihood', likelihood: { cve: 'CVE-2024-1000', probability: Number.NaN, percentile: 0.2 } },
  ]);
  expect(result.problems).toEqual([
    'Record 7 cannot be read.',
    'An advisory has an id of 0 characters.',
    'GO-2024-0001: 2 of its packages could not be taken.',
    'GO-1 is no CVE id.',
    'CVE-2024-1000 has a likelihood that is not between 0 and 1.',
  ]);
  expect(idsOf(index)).toEqual(['GO-2024-0001']);
});
