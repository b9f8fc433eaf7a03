import { setTimeout as delay } from 'node:timers/promises';
import type { Measurement } from '../benchmark.ts';
import { median, round } from '../statistics.ts';
import { startBareAsker } from './bare-asking.ts';
import type { LoggedRequest, OwnRegistry } from './own-registry.ts';
import type { WatchedImages } from './watched-images.ts';
import { openWatcherLab, type WatcherLab } from './watcher-lab.ts';

/** A registry is asked 20 times a second in the long run, 100 times at once: forty turns are back after two seconds. */
export const pauseMs = 3_000;
/** Until what was asked last stands in the log of the registry. */
const logMs = 500;

/** Thirty containers, looked at again and again, in turns with a program that only sends the same requests. */
export async function measureCycles(
  registry: OwnRegistry,
  images: WatchedImages,
  rounds: number,
): Promise<Measurement[]> {
  const since = registry.requests.length;
  await using lab = await openWatcherLab();
  await lab.sees(images.names.size);
  await lab.check();
  await delay(logMs);
  const first = registry.requests.slice(since);
  await delay(2 * pauseMs);
  const { asked } = await countedCheck(lab, registry);
  await using bare = await startBareAsker(registry.host, asked);
  await bare.round();
  const cycles: Cycle[] = [];
  const bareTimes: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    await delay(pauseMs);
    cycles.push(await countedCheck(lab, registry));
    bareTimes.push(await bare.round());
  }
  return [...costOf(cycles, bareTimes), ...firstOf(first), ...(await verdictsOf(lab, images))];
}

interface Cycle {
  readonly ms: number;
  readonly asked: readonly LoggedRequest[];
}

export async function countedCheck(lab: WatcherLab, { requests }: OwnRegistry): Promise<Cycle> {
  const at = requests.length;
  const ms = await lab.check();
  await delay(logMs);
  return { ms, asked: requests.slice(at) };
}

function costOf(cycles: readonly Cycle[], bareTimes: readonly number[]): Measurement[] {
  const ms = median(cycles.map((one) => one.ms));
  const bareMs = median(bareTimes);
  const asked = cycles.flatMap((one) => one.asked);
  const unmodified = asked.filter(({ status }) => status === 304).length;
  return [
    {
      name: 'requestsPerCycle',
      value: Math.max(...cycles.map((one) => one.asked.length)),
      atMost: 40,
      note: `the most of ${cycles.length} checks of 30 containers after the first, in the registry's access log`,
    },
    {
      name: 'cycleRatio',
      value: round(ms / bareMs, 2),
      atMost: 2.5,
      floor: { value: 1, of: `a bare node:http loop of the same requests: ${round(bareMs)} ms` },
      note: 'median, in turns with the loop; each asked from outside; turns of the pace are back before each check',
    },
    { name: 'cycleMs', value: round(ms) },
    {
      name: 'notModifiedShare',
      value: round(unmodified / asked.length, 2),
      note: 'of the requests; a list of tags has no ETag at this registry',
    },
  ];
}

/** A first look also reads what is newer: images, and what they say of themselves. */
function firstOf(asked: readonly LoggedRequest[]): Measurement[] {
  const counts = new Map<string, number>();
  for (const { method, path } of asked) {
    const kind = `${method} ${/\/(manifests|blobs|tags)\//.exec(path)?.[1] ?? path}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return [{ name: 'requestsFirstCycle', value: asked.length, note: parts.join(', ') }];
}

async function verdictsOf(lab: WatcherLab, { newer }: WatchedImages): Promise<Measurement[]> {
  const rows = await lab.rows();
  const isRight = ({ name, verdict }: (typeof rows)[number]) =>
    verdict.state === (newer.has(name) ? 'newer' : 'same');
  const found = rows.filter((row) => row.verdict.state === 'newer' && isRight(row)).length;
  const wrong = rows.filter((row) => !isRight(row)).length;
  return [
    { name: 'found', value: found, atLeast: newer.size },
    { name: 'foundWrong', value: wrong, atMost: 0, note: 'of all containers' },
  ];
}
