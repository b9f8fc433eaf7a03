import { join } from 'node:path';
import { openIndex } from '#tools/security/advisories/open-index.ts';
import type { MatchableInventory } from '#tools/security/matching/match-packages.ts';
import { changeOf } from '#tools/security/watch-advisories/advisory-change.ts';
import { rematch } from '#tools/security/watch-advisories/rematch.ts';
import type { Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { median, round, timeEach } from '../statistics.ts';
import { sourceName, syntheticAdvisories } from './synthetic-advisories.ts';

const packageCount = 500;

/** 500 packages of Debian against an index: all of them, and only the one that a change names. */
export async function measureRematch(rows: number, rounds: number): Promise<Measurement[]> {
  await using folder = await temporaryFolder();
  using index = openIndex(join(folder.path, 'index.db')).index;
  await index.write({ feed: 'debian', part: 'tracker', mode: 'whole' }, syntheticAdvisories(rows));
  const inventory = debianInventory();
  const changed = { ecosystem: 'debian', release: '12', name: sourceName(0) };
  const change = changeOf({ names: [changed], exploited: [], likelihood: [] }, []);
  let found = 0;
  const whole = await timeEach(rounds, async () => {
    const again = rematch(inventory, index, null);
    found = again.kind === 'whole' ? again.result.findings.length : 0;
  });
  if (found === 0) throw new Error('The inventory has no flaws: nothing was measured.');
  const partial = await timeEach(rounds, async () => rematch(inventory, index, change));
  return [
    {
      name: 'rematch500Ms',
      value: round(median(whole)),
      atMost: 200,
      note: `${packageCount} packages with ${found} findings, ${rows} rows in the index`,
    },
    { name: 'rematchOneOf500Ms', value: round(median(partial), 2), note: 'one changed name' },
  ];
}

function debianInventory(): MatchableInventory {
  return {
    distribution: { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian 12' },
    packages: Array.from({ length: packageCount }, (_, n) => ({
      type: 'deb',
      name: `${sourceName(n * 80)}1`,
      version: '1:2.0.0-1',
      arch: 'amd64',
      source: { name: sourceName(n * 80), version: '1:2.0.0-1' },
      module: null,
      vendor: 'Debian',
      path: 'var/lib/dpkg/status',
    })),
  };
}
