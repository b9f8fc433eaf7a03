import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { createZstdDecompress } from 'node:zlib';
import { readTar } from '#library/layers/read-tar.ts';
import type { FeedItem } from '../feeds/feed.ts';
import type { Advisory, Affected } from './advisory.ts';
import { plainAdvisory } from './plain-advisory.ts';

/** For tests: an advisory that says nothing but what is given. */
export function anAdvisory(id: string, given: Partial<Advisory> = {}): Advisory {
  return plainAdvisory({ feed: 'osv', id, affected: [], ...given });
}

export function anAffected(name: string, given: Partial<Affected> = {}): Affected {
  return {
    ecosystem: 'golang',
    release: '',
    name,
    kind: 'binary',
    scheme: 'go',
    state: 'fixed',
    spans: [{ fixed: '1.2.3' }],
    versions: [],
    ...given,
  };
}

export function itemsOf(...advisories: readonly Advisory[]): FeedItem[] {
  return advisories.map((advisory) => ({ kind: 'advisory', advisory }));
}

/** For tests: the advisories of the Go team in the shared data, not read by the feed but by the few fields that fill an index. */
export async function* goAdvisories(path: string): AsyncGenerator<FeedItem, void> {
  for await (const entry of readTar(createReadStream(path).pipe(createZstdDecompress()))) {
    if (!entry.name.endsWith('.json')) continue;
    const record: OsvRecord = JSON.parse((await buffer(entry.content)).toString());
    yield { kind: 'advisory', advisory: advisoryOf(record) };
  }
}

interface OsvRecord {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly withdrawn?: string;
  readonly references?: readonly { readonly url: string }[];
  readonly affected?: readonly {
    readonly package: { readonly name: string };
    readonly ranges?: readonly { readonly events: readonly Readonly<Record<string, string>>[] }[];
  }[];
}

function advisoryOf(record: OsvRecord): Advisory {
  return anAdvisory(record.id, {
    aliases: record.aliases ?? [],
    title: record.summary ?? null,
    details: record.details ?? null,
    url: `https://pkg.go.dev/vuln/${record.id}`,
    references: (record.references ?? []).map(({ url }) => url),
    publishedAtMs: Date.parse(record.published ?? ''),
    modifiedAtMs: Date.parse(record.modified ?? ''),
    withdrawnAtMs: record.withdrawn === undefined ? null : Date.parse(record.withdrawn),
    affected: (record.affected ?? []).map((one) =>
      anAffected(one.package.name, {
        spans: (one.ranges ?? []).flatMap(({ events }) => spansOf(events)),
      }),
    ),
  });
}

function spansOf(
  events: readonly Readonly<Record<string, string>>[],
): { introduced?: string; fixed?: string }[] {
  const spans: { introduced?: string; fixed?: string }[] = [];
  for (const { introduced, fixed } of events) {
    const last = spans.at(-1);
    if (introduced !== undefined) spans.push({ introduced });
    else if (fixed !== undefined && last !== undefined) last.fixed = fixed;
  }
  return spans;
}
