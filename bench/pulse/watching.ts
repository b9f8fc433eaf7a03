import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { processorSeconds, residentMiB } from '../process-usage.ts';
import { median, round } from '../statistics.ts';
import { bareCpuPer1000 } from './bare-checking.ts';
import { addMonitors, openPulseLab, type PulseLab } from './pulse-lab.ts';
import { openWatchedLab, type WatchedLab } from './watched-lab.ts';

const monitors = 1_000;
const intervalMs = 20_000;
/** As many as the page of the list asks for. */
const beats = 40;

/** 1,000 HTTP monitors every 20 s on a NEXUS of their own: what they cost, and whether each is checked in its time. */
export async function measureWatching({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const times = quick ? { warmUpMs: 25_000, windowMs: 20_000 } : { warmUpMs: 60_000, windowMs: 120_000 };
  await using lab = await openWatchedLab(monitors);
  await using folder = await temporaryFolder();
  const found: Measurement[] = [];
  {
    say(`adding ${monitors} monitors …`);
    await using pulse = await openPulseLab(folder.path, true);
    await addMonitors(pulse, lab.urls, intervalMs);
    say(`watching them for ${(times.warmUpMs + times.windowMs) / 1000} s …`);
    await delay(times.warmUpMs);
    found.push(...(await measureWindow(pulse, lab, times.windowMs)), ...(await measureList(pulse)));
  }
  say('starting again …');
  found.push(await measureRestart(folder.path, lab));
  say('the same checks by a bare loop …');
  const bare = await bareCpuPer1000(lab.urls, intervalMs, times);
  return [ratio(found, bare), ...found];
}

function ratio(found: readonly Measurement[], bare: number): Measurement {
  const own = found.find(({ name }) => name === 'cpuSecondsPer1000')?.value ?? Number.NaN;
  return {
    name: 'cpuRatio',
    value: round(own / bare, 2),
    atMost: 2,
    floor: {
      value: 1,
      of: `a bare node:http loop that stores nothing: ${round(bare, 3)} s for 1,000 checks`,
    },
    note: 'processor time of all of NEXUS for 1,000 checks, to that of the bare loop; user and system, all threads',
  };
}

async function measureWindow(pulse: PulseLab, lab: WatchedLab, windowMs: number): Promise<Measurement[]> {
  const { pid } = pulse.nexus;
  const before = { cpu: await processorSeconds(pid), ...(await endedChecks(pulse)) };
  lab.forget();
  await delay(windowMs);
  const cpu = (await processorSeconds(pid)) - before.cpu;
  const requests = [...lab.asked.values()];
  const { due, done, report } = await endedChecks(pulse);
  const checksDone = done - before.done;
  const checksDue = due - before.due;
  const least = Math.min(lab.asked.size < monitors ? 0 : Infinity, ...requests);
  return [
    { name: 'cpuSecondsPer1000', value: round(cpu / (checksDone / 1_000), 3) },
    { name: 'rssMiB', value: round(await residentMiB(pid)), atMost: 150, note: 'of all of NEXUS' },
    {
      name: 'lateP99Ms',
      value: round(report.lateP99Ms),
      atMost: 250,
      note: `from the time due to the start of the check; half of them at most ${round(report.lateP50Ms)} ms, the latest ${round(report.lateMaxMs)} ms`,
    },
    {
      name: 'checksDone',
      value: checksDone,
      atLeast: checksDue,
      note: `in ${windowMs / 1000} s; the services were asked ${requests.reduce((sum, count) => sum + count, 0)} times, each at least ${least} times`,
    },
    { name: 'checksDue', value: checksDue, note: 'without those still under way' },
  ];
}

/** Of the checks that are due, those under way are not over yet. */
async function endedChecks(pulse: PulseLab) {
  const report = await pulse.report();
  return { due: report.due - report.running - report.behind, done: report.done, report };
}

/** What the page of the list asks for: all rows, and their bars. */
async function measureList(pulse: PulseLab): Promise<Measurement[]> {
  const times: number[] = [];
  let [rows, bars] = ['', ''];
  for (let run = 0; run < 11; run += 1) {
    const started = performance.now();
    const read = async (path: string) => (await pulse.ask('GET', path)).text();
    [rows, bars] = await Promise.all([read('/monitors'), read(`/heartbeats?count=${beats}`)]);
    times.push(performance.now() - started);
  }
  const size = (text: string) => round(Buffer.byteLength(text) / 1_000);
  const sent = round((gzipSync(rows).length + gzipSync(bars).length) / 1_000);
  return [
    {
      name: 'listKB',
      value: size(rows),
      atMost: 400,
      note: `the list of ${monitors} monitors; the bars beside it, ${beats} heartbeats of each, take ${size(bars)}. Both compressed: ${sent}`,
    },
    {
      name: 'listMs',
      value: round(median(times)),
      atMost: 150,
      note: 'until the list and the bars are here',
    },
  ];
}

/** From the first answer of a NEXUS that was stopped and started until each service was asked. */
async function measureRestart(folder: string, lab: WatchedLab): Promise<Measurement> {
  lab.forget();
  await using pulse = await openPulseLab(folder, false);
  const readyAtMs = performance.now();
  while (lab.asked.size < monitors && performance.now() - readyAtMs < 60_000) await delay(20);
  const value = Math.round(performance.now() - readyAtMs);
  const note = `each of ${monitors} services asked, after the start of NEXUS, which took ${round(pulse.nexus.startMs, 0)} ms`;
  return { name: 'allWatchedMs', value, atMost: 20_000, note };
}
