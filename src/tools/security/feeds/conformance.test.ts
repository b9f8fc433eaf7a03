import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { versionSchemes } from '#library/versions/index.ts';
import { buildZip } from '#library/zip/build-zip.ts';
import { FeedError, type Feed, type FeedItem, type FeedPart, type Present } from './feed.ts';
import { feeds } from './index.ts';
import { isFlawId } from './reading/flaw-id.ts';

const present: Present = {
  releases: [
    'alpine 3.20',
    'alpine edge',
    'debian 12',
    'debian ',
    'ubuntu 22.04',
    'wolfi ',
    'chainguard ',
    'npm ',
    'pypi ',
    'golang ',
    'maven ',
  ].map((text) => {
    const [ecosystem = '', release = ''] = text.split(' ');
    return { ecosystem, release };
  }),
};
const parts = feeds.flatMap((feed) =>
  feed.parts(present).map((part) => ({ feed, part, name: `${feed.id} ${part.id}` })),
);

/** One good record of each part, and what it should become. */
const record = {
  id: 'GHSA-xvch-5gv4-984h',
  modified: '2026-01-01T00:00:00Z',
  affected: ['npm', 'PyPI', 'Go', 'Maven', 'Ubuntu:22.04:LTS'].map((ecosystem) => ({
    package: { ecosystem, name: 'x' },
    versions: ['1.0'],
  })),
};
const samples: Readonly<Record<string, unknown>> = {
  secdb: { packages: [{ pkg: { name: 'curl', secfixes: { '8.0-r0': ['CVE-2024-1'] } } }] },
  tracker: {
    curl: {
      'CVE-2024-1': {
        description: 'x',
        releases: { bookworm: { status: 'open', urgency: 'low' }, sid: { status: 'open' } },
      },
    },
  },
  catalogue: { vulnerabilities: [{ cveID: 'CVE-2024-1', dateAdded: '2024-01-01', requiredAction: 'x' }] },
  record,
};
const texts: Readonly<Record<string, string>> = {
  rejections: 'curl:\n- CVE-2024-1\n',
  announcements: '[05 Aug 2002] DSA-140-1 libpng - overflow\n\t{CVE-2002-0660}\n',
  scores: '#model_version:v1,score_date:2026-01-01\ncve,epss,percentile\nCVE-2024-1,0.1,0.2\n',
};

function kindOf({ feed, part }: { readonly feed: Feed; readonly part: FeedPart }): string {
  if (feed.id === 'osv') return 'record';
  if (part.id.startsWith('rejections')) return 'rejections';
  if (part.id === 'dsa' || part.id === 'dla') return 'announcements';
  return part.id in samples || part.id in texts ? part.id : 'secdb';
}

/** The text, as the part is sent. */
function packed(part: FeedPart, text: string): Buffer {
  if (part.format === 'zip') return buildZip([{ name: `${record.id}.json`, content: text }]);
  return part.format === 'gzip' ? gzipSync(text) : Buffer.from(text);
}

async function* chunked(content: Buffer, bytes = 1000): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}

type Read = FeedItem[] | FeedError;

/** What a part tells; a FeedError is an answer, anything else that is thrown a failure. */
async function read(
  { feed, part }: { readonly feed: Feed; readonly part: FeedPart },
  body: AsyncIterable<Buffer>,
): Promise<Read> {
  try {
    return await Array.fromAsync(feed.read(part, body));
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
}

/** Whether nothing was taken from it as if it were good. */
function isRefused(found: Read): boolean {
  return found instanceof FeedError || found.every(({ kind }) => kind === 'problem' || kind === 'cursor');
}

describe.each(parts)('$name', (one) => {
  const { feed, part } = one;
  const kind = kindOf(one);
  const sample = texts[kind] ?? JSON.stringify(samples[kind]);

  test('asks over https, within bounds, for what is present', () => {
    expect(URL.parse(part.url)?.protocol).toBe('https:');
    expect(part.mostBytes).toBeLessThanOrEqual(2 * 1024 ** 3);
    expect(part.intervalMs).toBeGreaterThanOrEqual(3_600_000);
    expect(
      part.covers.every((covered) =>
        present.releases.some(
          (each) => each.ecosystem === covered.ecosystem && each.release === covered.release,
        ),
      ),
    ).toBe(true);
    expect(feed.licence).not.toBe('');
  });

  test('tells what the rest of Security can use', async () => {
    const found = await read(one, chunked(packed(part, sample)));
    if (found instanceof FeedError) throw found;
    expect(found.map((item) => item.kind).filter((each) => each === 'problem')).toEqual([]);
    expect(found.some((item) => ['advisory', 'exploited', 'likelihood'].includes(item.kind))).toBe(true);
    for (const item of found) {
      if (item.kind !== 'advisory') continue;
      expect(item.advisory.feed).toBe(feed.id);
      expect(isFlawId(item.advisory.id)).toBe(true);
      for (const row of item.advisory.affected) {
        expect(part.covers).toContainEqual({ ecosystem: row.ecosystem, release: row.release });
        expect(versionSchemes.map(({ id }) => id)).toContain(row.scheme);
      }
    }
  });

  test('chunks of any size tell the same', async () => {
    const content = packed(part, sample);
    const whole = await read(one, chunked(content, 1_000_000));
    for (const bytes of [1, 2, 7]) expect(await read(one, chunked(content, bytes))).toEqual(whole);
  });

  test('every truncation ends without anything else thrown', async () => {
    const content = packed(part, sample);
    const step = Math.max(1, Math.floor(content.length / 60));
    for (let end = 0; end < content.length; end += step) await read(one, chunked(content.subarray(0, end)));
    expect(await read(one, chunked(content.subarray(0, 0)))).toBeInstanceOf(FeedError);
    expect(isRefused(await read(one, chunked(content.subarray(0, 8))))).toBe(true);
  });

  test('flipped bytes end without anything else thrown', async () => {
    const content = packed(part, sample);
    let seed = 7;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let round = 0; round < 60; round += 1) {
      const spoiled = Buffer.from(content);
      for (let flips = 0; flips < 1 + (round % 4); flips += 1) spoiled[next(spoiled.length)] = next(256);
      await read(one, chunked(spoiled));
    }
  });

  test.each([
    ['HTML', '<!doctype html><html><body>Sign in</body></html>'],
    ['another JSON', '{"message":"rate limited"}'],
    ['a list', '[]'],
    ['zeros', '\u0000'.repeat(5000)],
    ['deep lists', '['.repeat(200_000)],
    ['deep objects', '{"a":'.repeat(200_000)],
    ['a long line', 'x'.repeat(1_000_000)],
  ])('%s is refused', async (_, text) => {
    expect(isRefused(await read(one, chunked(packed(part, text))))).toBe(true);
    expect(await read(one, chunked(Buffer.from(text)))).toSatisfy(isRefused);
  });

  test('values of wrong types are problems, or left out', async () => {
    if (texts[kind] !== undefined) return;
    for (const spoiled of spoil(samples[kind])) {
      const found = await read(one, chunked(packed(part, JSON.stringify(spoiled))));
      if (!(found instanceof FeedError)) for (const item of found) expectClean(item);
    }
  });

  test('a value of 64 MiB takes little memory', async () => {
    const chunk = Buffer.alloc(1024 ** 2, 'x');
    async function* endless(): AsyncGenerator<Buffer, void> {
      yield Buffer.from('{"packages":[{"pkg":{"name":"');
      for (let sent = 0; sent < 64; sent += 1) yield chunk;
    }
    const before = process.memoryUsage().rss;
    expect(isRefused(await read(one, endless()))).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });
});

/** The value with each of its own values in turn replaced by one of another type. */
function* spoil(value: unknown): Generator<unknown, void> {
  yield* [
    null,
    7,
    true,
    [],
    {},
    'x\u0000\u001b[31m\u202e',
    'y'.repeat(5000),
    [[]],
    { __proto__: null, constructor: 1 },
  ];
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, each] of value.entries()) for (const other of spoil(each)) yield value.with(at, other);
    return;
  }
  for (const [key, each] of Object.entries(value))
    for (const other of spoil(each)) yield { ...value, [key]: other };
}

/* oxlint-disable-next-line no-control-regex -- they are what it looks for */
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/;

function expectClean(item: FeedItem): void {
  const strings: string[] = [];
  JSON.stringify(item, (_, value: unknown) => {
    if (typeof value === 'string') strings.push(value);
    return value;
  });
  expect(strings.filter((text) => unwanted.test(text))).toEqual([]);
}
