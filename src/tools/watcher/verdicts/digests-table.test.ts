import { describe, expect, test } from 'vitest';
import { parseReference } from '#library/image-reference/image-reference.ts';
import { peerTable } from '#library/peer-table.ts';
import { tagStanding } from './tag-standing.ts';
import { localImage, tagFact, testFacts } from './test-facts.ts';

interface Row {
  readonly name: string;
  readonly localDigests: readonly string[] | null;
  readonly remoteDigest: string;
  readonly expected: boolean;
}
const table: { readonly rows: readonly Row[] } = peerTable('updates/watchtower-digests-match', { rows: [] });

/** Digests come out of our registry client with their algorithm, which some rows leave out. */
const rows = table.rows.map((row) => ({
  ...row,
  remoteDigest: row.remoteDigest.replace(/^(?!sha256:)/, 'sha256:'),
}));

/** The table of Watchtower is no part of the repository. */
describe.runIf(rows.length > 0)('digests as Watchtower compares them', () => {
  test.each(rows)('$name', ({ localDigests, remoteDigest, expected }) => {
    const local = localImage({ digests: localDigests ?? [] });
    const watch = { reference: parseReference('repo:latest')!, local };
    expect(tagStanding(watch, tagFact(remoteDigest), testFacts()).kind === 'same').toBe(expected);
  });
});
