import type { Measurement } from '../benchmark.ts';
import { processorSeconds, residentPeakMiB } from '../process-usage.ts';
import { median, round } from '../statistics.ts';
import type { ScanLab } from './scan-lab.ts';
import type { BareAnswer, BareRequest, ScanAnswer, ScanRequest } from './scan-request.ts';

const mostRatio = 1.5;
const mebibyte = 1024 * 1024;

interface Way {
  readonly name: string;
  readonly scan: readonly [kind: ScanRequest['kind'], target: string];
  readonly bare: readonly [kind: BareRequest['kind'], target: string];
  readonly of: string;
}

/** The whole image by each way it may come, in turns with a program that only does what cannot be left out. */
export async function measureFullScans(lab: ScanLab, rounds: number): Promise<Measurement[]> {
  const { whole, images } = lab;
  const ways: readonly Way[] = [
    {
      name: 'fullScan',
      scan: ['disk', whole.archive],
      bare: ['archive', whole.archive],
      of: "the engine's save on disk",
    },
    {
      name: 'fullScanGzip',
      scan: ['disk', whole.layout],
      bare: ['layout', whole.layout],
      of: 'an OCI layout of gzip',
    },
    {
      name: 'fullScanEngine',
      scan: ['engine', images.whole],
      bare: ['engine', images.whole],
      of: "the engine's save as it streams",
    },
  ];
  const found: Measurement[] = [];
  for (const way of ways) found.push(...(await measureWay(lab, way, rounds)));
  return [...found, await measureCold(lab, rounds)];
}

/** The same where the threads have to be started, and their code is new to the engine of JavaScript. */
async function measureCold(lab: ScanLab, rounds: number): Promise<Measurement> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1)
    times.push((await lab.scan('disk', lab.whole.archive, { isCold: true })).ms);
  const note = `the engine's save on disk with threads that are started for it; median of ${rounds}`;
  return { name: 'fullScanColdMs', value: round(median(times)), note };
}

async function measureWay(lab: ScanLab, { name, scan, bare, of }: Way, rounds: number) {
  const [scans, floors]: [ScanAnswer[], BareAnswer[]] = [[], []];
  const used = { own: 0, bare: 0 };
  // Neither the one nor the other is measured while it is new.
  await lab.readBare(...bare);
  await lab.scan(...scan);
  for (let n = 0; n < rounds; n += 1) {
    const before = await processorSeconds(lab.barePid);
    floors.push(await lab.readBare(...bare));
    used.bare += (await processorSeconds(lab.barePid)) - before;
    const then = await processorSeconds(lab.pid);
    scans.push(await lab.scan(...scan));
    used.own += (await processorSeconds(lab.pid)) - then;
  }
  const [ownMs, leastMs] = [median(scans.map(({ ms }) => ms)), median(floors.map(({ ms }) => ms))];
  const [first] = scans;
  const [read] = floors;
  if (!first || !read || first.problems > 0) throw new Error(`${of}: ${first?.problems} problems`);
  const size = `${round(read.bytes / mebibyte)} MiB, ${read.entries} entries, ${first.packages} packages`;
  return [
    {
      name: `${name}Ratio`,
      value: round(ownMs / leastMs, 2),
      atMost: mostRatio,
      note: `${of}: ${size}; median of ${rounds}, ${round(ownMs)} ms to ${round(leastMs)} ms bare`,
    },
    {
      name: `${name}CpuRatio`,
      value: round(used.own / used.bare, 2),
      note: `${round(used.own / rounds, 2)} s of all threads to ${round(used.bare / rounds, 2)} s: says more than the time where others use the machine`,
    },
    {
      name: `${name}Ms`,
      value: round(ownMs),
      floor: { value: round(leastMs), of: 'decompress, tar walk and SHA-256 in one bare program' },
    },
  ];
}

/** What a running container tells of its system before its image is read. */
export async function measureFirstAnswer(lab: ScanLab, rounds: number): Promise<Measurement[]> {
  const answers: ScanAnswer[] = [];
  for (let n = 0; n < rounds; n += 1)
    answers.push(await lab.scan('places', lab.images.container, { isCold: true }));
  const [first] = answers;
  if (!first || first.system === 0) throw new Error('A running container told of no packages.');
  const note = `median of ${rounds}, with the start of a thread: ${first.system} system packages of a running container`;
  return [{ name: 'firstAnswerMs', value: round(median(answers.map(({ ms }) => ms))), atMost: 1_000, note }];
}

/** Another image on the same base after the first one, to the first one with nothing known. */
export async function measureRescan(lab: ScanLab, rounds: number): Promise<Measurement[]> {
  const { whole, sibling, images } = lab;
  const pairs = [
    { name: 'rescanSameBaseRatio', kind: 'disk', first: whole.archive, second: sibling.archive, atMost: 0.2 },
    { name: 'rescanGzipRatio', kind: 'disk', first: whole.layout, second: sibling.layout, atMost: 0.2 },
    // The engine sends all of it, whatever is known: only its own time is left.
    { name: 'rescanEngineRatio', kind: 'engine', first: images.whole, second: images.sibling },
  ] as const;
  const found: Measurement[] = [];
  for (const { name, kind, first, second, ...limit } of pairs) {
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let n = 0; n < rounds; n += 1) {
      const kept = `${name}-${n}`;
      cold.push((await lab.scan(kind, first, { kept })).ms);
      warm.push((await lab.scan(kind, second, { kept })).ms);
    }
    const note = `median of ${rounds}, ${round(median(warm))} ms after ${round(median(cold))} ms`;
    found.push({ name, value: round(median(warm) / median(cold), 3), ...limit, note });
  }
  return found;
}

/** Time for each byte of the whole image to that of a quarter of it. */
export async function measureGrowth(lab: ScanLab, rounds: number): Promise<Measurement[]> {
  const [large, small]: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    large.push((await lab.scan('disk', lab.whole.archive)).ms);
    small.push((await lab.scan('disk', lab.quarter.archive)).ms);
  }
  const [more, less] = [
    (await lab.readBare('archive', lab.whole.archive)).bytes,
    (await lab.readBare('archive', lab.quarter.archive)).bytes,
  ];
  const [longMs, shortMs] = [median(large), median(small)];
  const note = `${round(more / mebibyte)} MiB in ${round(longMs)} ms, ${round(less / mebibyte)} MiB in ${round(shortMs)} ms`;
  return [{ name: 'scanGrowth', value: round(longMs / more / (shortMs / less), 2), note }];
}

/** After everything else: of the process that did it all. */
export async function measureMemory(lab: ScanLab): Promise<Measurement[]> {
  const note = 'of a process that scans, with its threads and its database';
  return [{ name: 'rssPeakMiB', value: round(await residentPeakMiB(lab.pid)), atMost: 300, note }];
}
