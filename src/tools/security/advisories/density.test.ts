import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedItem } from '../feeds/feed.ts';
import { openIndex } from './open-index.ts';
import { anAdvisory, anAffected, goAdvisories } from './test-advisories.ts';

/** Of the whole file, without the details. */
const mostBytesPerRow = 220;
const shared = new URL('../../../../../shared/data/cve/osv/go/govulndb-osv-all.tar.zst', import.meta.url)
  .pathname;

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'nexus-index-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function bytesPerRow(items: AsyncIterable<FeedItem> | Iterable<FeedItem>): Promise<number> {
  const path = join(folder, 'advisories.db');
  using index = openIndex(path).index;
  await index.write({ feed: 'osv', part: 'Go', mode: 'whole' }, items);
  using database = new DatabaseSync(path, { readOnly: true });
  const numberOf = (sql: string) => Number(database.prepare(sql).get()?.['number']);
  const bytes = numberOf("select sum(pgsize) as number from dbstat where name <> 'detail'");
  return bytes / numberOf('select count(*) as number from affected');
}

/** About as many as the Go team has, and as many names, with texts of such lengths. */
function* synthetic(): Generator<FeedItem, void> {
  for (let at = 0; at < 4_000; at += 1) {
    const project = (at * 7919) % 900;
    const name = `github.com/owner-${project % 300}/project-${project}`;
    const letters = at.toString(8).padStart(4, '2').replaceAll(/[01]/g, '9');
    yield {
      kind: 'advisory',
      advisory: anAdvisory(`GO-2024-${String(at).padStart(4, '0')}`, {
        aliases: [`CVE-2024-${20_000 + at}`, `GHSA-${letters}-${letters}-xxxx`],
        title: `Component ${at} of it vulnerable to path traversal through crafted archive ${at * 31} in ${name}`,
        details: 'Long text. '.repeat(30),
        url: `https://pkg.go.dev/vuln/GO-2024-${String(at).padStart(4, '0')}`,
        publishedAtMs: 1_700_000_000_000 + at * 86_400_000,
        modifiedAtMs: 1_710_000_000_000 + at * 3_600_000,
        affected: Array.from({ length: at % 2 === 0 ? 2 : 1 }, (_, more) =>
          anAffected(more === 0 ? name : `${name}/v2`, {
            spans: [{ introduced: `2.${at}.0`, fixed: `2.${at + 1}.1` }],
          }),
        ),
      }),
    };
  }
}

test(`made-up advisories take at most ${mostBytesPerRow} bytes a row`, { timeout: 120_000 }, async () => {
  expect(await bytesPerRow(synthetic())).toBeLessThan(mostBytesPerRow);
});

describe.runIf(existsSync(shared))('the advisories of the Go team', () => {
  test(`take at most ${mostBytesPerRow} bytes a row`, { timeout: 120_000 }, async () => {
    expect(await bytesPerRow(goAdvisories(shared))).toBeLessThan(mostBytesPerRow);
  });
});
