import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { readEventStream } from '#contracts/event-stream.ts';
import { claimNexus } from '#test/first-admin.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { createContainers } from '../busybox-containers.ts';
import { startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { processorSeconds } from '../process-usage.ts';
import { round } from '../statistics.ts';

const containers = 100;
const minuteMs = 60_000;

/**
 * Processor time of dockerd and containerd, in percent of one core: without NEXUS, with a NEXUS that nobody watches (over a full
 * minute, so that the history takes its measurements), and with a page that watches everything live.
 */
export async function measureDaemonCpu({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const watchSeconds = quick ? 10 : 30;
  say(`creating ${containers} running containers …`);
  await using created = await createContainers(containers, containers);
  const daemons = await daemonPids();
  await delay(5_000);
  say(`measuring the daemons without NEXUS, unwatched for ${quick ? 60 : 120} s, and watched …`);
  const alone = await percentOver(daemons, watchSeconds * 1000);
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  const cookie = await claimNexus(nexus.url, nexus.output());
  await untilListed(nexus, cookie, created.ids.length);
  const history = await percentOver(daemons, quick ? minuteMs : 2 * minuteMs);
  const live = await whileWatching(nexus, cookie, () => percentOver(daemons, watchSeconds * 1000));
  const note = `${containers} running containers; dockerd and containerd use ${round(alone, 2)} % of a core without NEXUS`;
  return [
    {
      name: 'liveDaemonCpuPercent',
      value: caused(live, alone),
      atMost: 5,
      note: `${note}. Where control groups are readable the engine is not asked, so this does not grow with the containers; otherwise each container watched costs it a stream`,
    },
    {
      name: 'historyDaemonCpuPercent',
      value: caused(history, alone),
      atMost: 1,
      note: `${note}. One reading a minute from control groups and /proc; where these are out of reach, one answer of the engine a minute and container`,
    },
  ];
}

function caused(withIt: number, without: number): number {
  return round(Math.max(0, withIt - without), 2);
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
async function daemonPids(): Promise<number[]> {
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
