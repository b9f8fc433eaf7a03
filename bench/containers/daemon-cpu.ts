import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readEventStream } from '#contracts/event-stream.ts';
import { claimNexus } from '#test/first-admin.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { createContainers } from '../busybox-containers.ts';
import { startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { processorSeconds } from '../process-usage.ts';
import { median, round } from '../statistics.ts';

const containers = 100;
const minuteMs = 60_000;
const turns = 3;

/**
 * Processor time of dockerd and containerd, in percent of one core. Of the history: a NEXUS that nobody watches, over a full
 * minute and its measurements, against none before and after. Of live watching: the same NEXUS with and without a page that
 * shows everything, in turns.
 */
export async function measureDaemonCpu({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const windowMs = quick ? 6_000 : 12_000;
  say(`creating ${containers} running containers …`);
  await using created = await createContainers(containers, containers);
  const engine = await engineProcesses();
  await delay(5_000);
  say('measuring the engine without NEXUS, with one that nobody watches, and with a page that is open …');
  const alone = [await percentOver(engine, 2 * windowMs)];
  const { unwatched, live } = await withNexus(created.ids.length, engine, windowMs);
  alone.push(await percentOver(engine, 2 * windowMs));
  const without = mean(alone);
  const beside = `${containers} running containers; without NEXUS the engine uses ${alone.map((one) => round(one, 1)).join(' and ')} % of a core here`;
  return [
    {
      name: 'liveDaemonCpuPercent',
      value: round(Math.max(0, live), 2),
      atMost: 5,
      note: `${beside}. Where control groups are readable the engine is not asked, so it does not grow with the containers; elsewhere each container that is watched costs a stream`,
    },
    {
      name: 'historyDaemonCpuPercent',
      value: round(Math.max(0, unwatched - without), 2),
      atMost: 1,
      note: `${beside}. One reading a minute from control groups and /proc, at no cost to the engine however many there are; elsewhere one answer a minute and container`,
    },
  ];
}

/** `live` is what watching adds. */
async function withNexus(
  count: number,
  engine: readonly number[],
  windowMs: number,
): Promise<{ unwatched: number; live: number }> {
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  const cookie = await claimNexus(nexus.url, nexus.output());
  await untilListed(nexus, cookie, count);
  const unwatched = await percentOver(engine, minuteMs);
  const added: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = await percentOver(engine, windowMs);
    const watched = await whileWatching(nexus, cookie, () => percentOver(engine, windowMs));
    added.push(watched - before);
  }
  return { unwatched, live: median(added) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function percentOver(pids: readonly number[], durationMs: number): Promise<number> {
  const before = await secondsOf(pids);
  const startedMs = performance.now();
  await delay(durationMs);
  const usedSeconds = (await secondsOf(pids)) - before;
  return (100 * usedSeconds * 1000) / (performance.now() - startedMs);
}

async function secondsOf(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(pids.map(processorSeconds));
  return each.reduce((sum, seconds) => sum + seconds, 0);
}

/** Found by their names in /proc; the shims of single containers are not among them. */
async function engineProcesses(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const names = await Promise.all(
    pids.map(async (pid) => (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim()),
  );
  const found = pids.filter((_, index) => ['dockerd', 'containerd'].includes(names[index] ?? ''));
  if (found.length === 0) throw new Error('The processes of the engine cannot be seen from here.');
  return found;
}

async function untilListed({ url }: ServerProcess, cookie: string, wanted: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/api/containers/containers?state=running`, { headers: { cookie } });
    const listed: { containers: unknown[] } = JSON.parse(await answer.text());
    if (listed.containers.length >= wanted) return;
    await delay(250);
  }
  throw new Error('The containers are not listed within a minute.');
}

/** As a page does that shows CPU and memory of everything. Throws when no figures came. */
async function whileWatching<Result>(
  { url }: ServerProcess,
  cookie: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const answer = await fetch(`${url}/api/containers/live?stats=true`, {
    headers: { cookie },
    signal: stop.signal,
  });
  if (!answer.body) throw new Error('There is no live stream.');
  let rounds = 0;
  const reading = (async (body) => {
    for await (const { data } of readEventStream(body)) if (data.includes('"type":"stats"')) rounds += 1;
  })(answer.body).catch(() => undefined);
  const result = await work();
  stop.abort();
  await reading;
  if (rounds === 0) throw new Error('The live stream sent no figures.');
  return result;
}
