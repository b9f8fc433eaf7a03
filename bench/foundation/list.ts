import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { claimNexus } from '#test/first-admin.ts';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { createContainers } from '../busybox-containers.ts';
import { startNexus, temporaryFolder } from '../nexus-process.ts';
import { askEngine } from '../raw-engine.ts';
import { median, round, timeEach } from '../statistics.ts';

const count = 250;

interface Listed {
  readonly containers: readonly { readonly id: string }[];
}

/** The list of 250 containers through the API, and the same straight from the engine. */
export async function measureList({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  const times = quick ? 5 : 30;
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  const headers = { cookie: await claimNexus(nexus.url, nexus.output()) };
  const list = async () => (await fetch(`${nexus.url}/api/containers/containers`, { headers })).text();
  const before = await untilListed(list, []);
  const few = median(await timeEach(times, list));
  say(`creating ${count} containers …`);
  await using created = await createContainers(count, 0);
  const listed = await untilListed(list, created.ids);

  const through = median(await timeEach(times, list));
  const growthMicros = round((1000 * (through - few)) / (listed.count - before.count));
  const direct = median(await timeEach(times, () => askEngine('GET', '/containers/json?all=1')));
  const floor = { value: round(direct), of: 'the engine’s own list, asked directly' };
  const note = `median of ${times}; each further container adds ${growthMicros} µs`;
  // Containers that were here before the benchmark are listed too; the size is that of 250 like them all.
  const share = count / listed.count;
  return [
    { name: 'list250Ms', value: round(through * share), atMost: 300, floor, note },
    { name: 'list250KB', value: round((Buffer.byteLength(listed.text) * share) / 1000), atMost: 300 },
    { name: 'list250GzipKB', value: round((gzipSync(listed.text).length * share) / 1000) },
  ];
}

async function untilListed(
  list: () => Promise<string>,
  ids: readonly string[],
): Promise<{ text: string; count: number }> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const text = await list();
    const { containers }: Listed = JSON.parse(text);
    const known = new Set(containers.map(({ id }) => id));
    if (ids.every((id) => known.has(id))) return { text, count: containers.length };
    if (performance.now() > deadline) throw new Error(`Only ${known.size} containers are listed after 30 s.`);
    await delay(100);
  }
}
