import { setTimeout as delay } from 'node:timers/promises';
import type { Measurement } from '../benchmark.ts';
import { residentMiB } from '../process-usage.ts';
import { median, round } from '../statistics.ts';
import { pauseMs } from './cycles.ts';
import { openWatcherLab, openWithoutWatcher } from './watcher-lab.ts';

const settlingMs = 15_000;

/** What Watcher adds to the memory of NEXUS: with it, after so many checks, and without it after the same time. */
export async function measureMemory(runs: number, cycles: number): Promise<Measurement[]> {
  const pairs: { readonly own: number; readonly without: number }[] = [];
  for (let run = 0; run < runs; run += 1) pairs.push(await onePair(cycles));
  const added = pairs.map(({ own, without }) => own - without);
  return [
    {
      name: 'rssAddedMiB',
      value: round(median(added)),
      atMost: 15,
      note: `with Watcher after ${cycles} checks of 30 containers, less without it after the same time; ${spread(added)}`,
    },
    { name: 'rssMiB', value: round(median(pairs.map(({ own }) => own))), note: 'of all of NEXUS' },
  ];
}

/** Both run at the same time, so that the machine is the same to them. */
async function onePair(cycles: number) {
  await using without = await openWithoutWatcher();
  await using lab = await openWatcherLab();
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await lab.check();
    await delay(pauseMs);
  }
  await delay(settlingMs);
  const samples: { readonly own: number; readonly without: number }[] = [];
  for (let sample = 0; sample < 5; sample += 1) {
    await delay(1_000);
    samples.push({
      own: await residentMiB(lab.nexus.pid),
      without: await residentMiB(without.nexus.pid),
    });
  }
  return {
    own: median(samples.map((one) => one.own)),
    without: median(samples.map((one) => one.without)),
  };
}

function spread(values: readonly number[]): string {
  return `${values.length} runs, ${round(Math.min(...values))} to ${round(Math.max(...values))}`;
}
