import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { type AdvisoryIndex, openIndex } from '#tools/security/advisories/open-index.ts';
import { plainAdvisory } from '#tools/security/advisories/plain-advisory.ts';
import type { MatchableInventory } from '#tools/security/matching/match-packages.ts';
import { changeOf } from '#tools/security/watch-advisories/advisory-change.ts';
import { openAdvisories } from '#tools/security/watch-advisories/open-advisories.ts';
import { rematch } from '#tools/security/watch-advisories/rematch.ts';
import type { Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { median, round } from '../statistics.ts';
import { openPlainLookUp } from './plain-look-up.ts';
import { sourceName, syntheticAdvisories } from './synthetic-advisories.ts';

const packageCount = 500;
/** With `sources` of 8000 an inventory has as many flaws as a large image of Debian. */
const labs = [
  { label: 'rematch', sources: 40_000 },
  { label: 'rematchFlawed', sources: 8_000 },
] as const;
type LabKind = (typeof labs)[number];

interface Timed {
  readonly wallMs: number;
  readonly processorMs: number;
}

/** 500 packages of Debian against an index that has just changed: all of them, and only the one that a change names. */
export async function measureRematch(rows: number, rounds: number): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const kind of labs) {
    await using folder = await temporaryFolder();
    measured.push(...(await measureIn(folder.path, kind, rows, rounds)));
  }
  return measured;
}

async function measureIn(
  dataDir: string,
  { label, sources }: LabKind,
  rows: number,
  rounds: number,
): Promise<Measurement[]> {
  const path = join(dataDir, 'advisories', 'index.db');
  await mkdir(join(dataDir, 'advisories'));
  const inventory = debianInventory(sources);
  const { whole, partial, least, findings } = await measureIndex(path, inventory, rounds, () =>
    syntheticAdvisories(rows, sources),
  );
  const threaded = await measureThread(dataDir, inventory, rounds);
  const floor = { value: wallOf(least), of: 'the same rows, looked up by plain statements of SQLite' };
  const note = `${packageCount} packages with ${findings} findings, ${rows} rows in the index, nothing remembered`;
  return [
    { name: `${label}500Ms`, value: wallOf(whole), atMost: 200, floor, note },
    { name: `${label}500ProcessorMs`, value: processorOf(whole) },
    { name: `${label}OneOf500Ms`, value: wallOf(partial), note: 'one changed name' },
    { name: `${label}ByThread500Ms`, value: wallOf(threaded), note: 'asked again, with both messages' },
    { name: `${label}ByThread500ProcessorMs`, value: processorOf(threaded) },
  ];
}

async function measureIndex(
  path: string,
  inventory: MatchableInventory,
  rounds: number,
  items: () => ReturnType<typeof syntheticAdvisories>,
) {
  using index = openIndex(path).index;
  await index.write({ feed: 'debian', part: 'tracker', mode: 'whole' }, items());
  using plain = openPlainLookUp(path, inventory);
  const changed = { ecosystem: 'debian', release: '12', name: sourceName(0) };
  const change = changeOf({ names: [changed], exploited: [], likelihood: [] }, []);
  const [whole, partial, least] = [new Array<Timed>(), new Array<Timed>(), new Array<Timed>()];
  let findings = 0;
  for (let at = 0; at < rounds; at += 1) {
    await changeSomething(index, at);
    least.push(await timed(() => plain.read()));
    whole.push(
      await timed(() => {
        const again = rematch(inventory, index, null);
        findings = again.kind === 'whole' ? again.result.findings.length : 0;
      }),
    );
    partial.push(await timed(() => rematch(inventory, index, change)));
  }
  if (findings === 0) throw new Error('The inventory has no flaws: nothing was measured.');
  return { whole, partial, least, findings };
}

/** Matching again is asked for after a change, when nothing that was read is remembered. */
async function changeSomething(index: AdvisoryIndex, at: number): Promise<void> {
  const advisory = plainAdvisory({ feed: 'debian', id: 'CVE-2001-0001', title: `${at}`, affected: [] });
  await index.write({ feed: 'debian', part: 'other', mode: 'delta' }, [{ kind: 'advisory', advisory }]);
}

async function measureThread(
  dataDir: string,
  inventory: MatchableInventory,
  rounds: number,
): Promise<Timed[]> {
  const log = createLog({ level: 'error', format: 'text', now: Date.now, write: console.error });
  const settings = () => ({ isFetchingOn: false, feedsOff: [] });
  await using advisories = await openAdvisories({ dataDir, clock: systemClock, log, settings });
  const samples: Timed[] = [];
  for (let at = 0; at < rounds; at += 1) samples.push(await timed(() => advisories.match(inventory)));
  return samples;
}

async function timed(work: () => unknown): Promise<Timed> {
  const [startedMs, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - startedMs, processorMs: (user + system) / 1_000 };
}

function wallOf(samples: readonly Timed[]): number {
  return round(median(samples.map(({ wallMs }) => wallMs)));
}

function processorOf(samples: readonly Timed[]): number {
  return round(median(samples.map(({ processorMs }) => processorMs)));
}

function debianInventory(sources: number): MatchableInventory {
  return {
    distribution: { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian 12' },
    packages: Array.from({ length: packageCount }, (_, n) => {
      const source = sourceName((n * sources) / packageCount);
      return {
        type: 'deb',
        name: `${source}1`,
        version: '1:2.0.0-1',
        arch: 'amd64',
        source: { name: source, version: '1:2.0.0-1' },
        module: null,
        vendor: 'Debian Maintainers <maintainers@lists.debian.example>',
        path: 'var/lib/dpkg/status',
      };
    }),
  };
}
