import { setTimeout as delay } from 'node:timers/promises';
import { readEventStream } from '#contracts/event-stream.ts';
import { logDecoder } from '#library/docker/logs.ts';
import { claimNexus } from '#test/first-admin.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { startNexus, temporaryFolder } from '../nexus-process.ts';
import { residentMiB } from '../process-usage.ts';
import { askEngine, openEngineStream } from '../raw-engine.ts';
import { round } from '../statistics.ts';

/** Long enough for a reader to be there before the first line. */
const headStartSeconds = 2;
const text = 'level=info msg="request served" method=GET path=/api/v1/items status=200 duration_ms=12';

/** A container that writes as fast as it can, followed over HTTP as a browser does: every line, in order, none left out. */
export async function measureLogLines({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const lines = quick ? 100_000 : 400_000;
  say(`following a container that writes ${lines} lines as fast as it can …`);
  const floor = await withWriter(lines, (id) => followAtEngine(id, lines));
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  const cookie = await claimNexus(nexus.url, nexus.output());
  await delay(3_000);
  await using memory = watchMemory(nexus.pid);
  const through = await withWriter(lines, (id) => followAtNexus(nexus.url, cookie, id, lines));
  const note = `${lines} numbered lines of ${text.length + 8} characters, none lost; the engine alone gives ${round(floor, 0)} a second`;
  return [
    {
      name: 'logLinesPerSecond',
      value: round(through, 0),
      atLeast: 20_000,
      floor: { value: round(floor, 0), of: 'the engine’s own stream, read with nothing in between' },
      note,
    },
    {
      name: 'logEngineFloorRatio',
      value: round(through / floor, 2),
      note: 'of the speed at which the engine itself gives the log; near 1, a slow result is the engine’s',
    },
    {
      name: 'logRssGrowthMiB',
      value: round(memory.growth()),
      atMost: 40,
      note: 'highest resident memory while following, less that before; does not grow with the length of the log',
    },
  ];
}

/** Lines a second of one run. */
async function withWriter(lines: number, follow: (id: string) => Promise<number>): Promise<number> {
  const script = `sleep ${headStartSeconds}; awk 'BEGIN { for (i = 1; i <= ${lines}; i++) print i " ${text.replaceAll('"', String.raw`\"`)}" }'; sleep 5`;
  const config = {
    Image: 'busybox',
    Cmd: ['sh', '-c', script],
    Labels: { 'nexus.bench': String(process.pid) },
    HostConfig: { NetworkMode: 'none', StopTimeout: 0 },
  };
  const { Id: id } = JSON.parse(
    await askEngine('POST', `/containers/create?name=bench-${process.pid}-log`, config),
  );
  try {
    await askEngine('POST', `/containers/${id}/start`);
    return await follow(String(id));
  } finally {
    await askEngine('DELETE', `/containers/${id}?force=true`);
  }
}

async function followAtEngine(id: string, lines: number): Promise<number> {
  const count = countLines(lines);
  const decoder = logDecoder(false);
  const query = 'follow=1&stdout=1&stderr=1&timestamps=1';
  for await (const chunk of openEngineStream(`/containers/${id}/logs?${query}`)) {
    for (const line of decoder.push(chunk)) if (count.add(line.text)) return count.perSecond();
  }
  throw new Error('The engine ended the log too early.');
}

async function followAtNexus(url: string, cookie: string, id: string, lines: number): Promise<number> {
  const count = countLines(lines);
  const stop = new AbortController();
  const path = `/api/containers/hosts/local/containers/${id}/logs?tail=50000`;
  const answer = await fetch(`${url}${path}`, { headers: { cookie }, signal: stop.signal });
  if (!answer.ok || !answer.body) throw new Error(`The log answers ${answer.status}: ${await answer.text()}`);
  for await (const { data } of readEventStream(answer.body)) {
    const item: { type: string; lines?: { text: string }[] } = JSON.parse(data);
    if (item.type !== 'lines') throw new Error(`Lines are missing: ${data}`);
    for (const line of item.lines ?? []) {
      if (!count.add(line.text)) continue;
      stop.abort();
      return count.perSecond();
    }
  }
  throw new Error('The log ended too early.');
}

/** `add` is true at the last line, and throws where one is missing, doubled or out of turn. */
function countLines(lines: number) {
  let last = 0;
  let startedMs = 0;
  return {
    add(line: string): boolean {
      const number = Number(line.slice(0, line.indexOf(' ')));
      if (number !== last + 1) throw new Error(`Line ${number} came after ${last}.`);
      if (last === 0) startedMs = performance.now();
      last = number;
      return last === lines;
    },
    perSecond: () => (1000 * lines) / (performance.now() - startedMs),
  };
}

function watchMemory(pid: number): AsyncDisposable & { growth(): number } {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      const now = await residentMiB(pid);
      least = Math.min(least, now);
      most = Math.max(most, now);
      await delay(100);
    }
  })();
  return {
    growth: () => most - least,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching;
    },
  };
}
