import { setTimeout as delay } from 'node:timers/promises';
import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { createContainers } from '../busybox-containers.ts';
import { startBareNode, startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { processorSeconds, residentMiB } from '../process-usage.ts';
import { round } from '../statistics.ts';

const running = 30;

/** What NEXUS uses while nobody looks: memory and processor, with running containers to keep an eye on. */
export async function measureIdle({ quick, say }: BenchmarkOptions): Promise<Measurement[]> {
  // Shorter, and the end of the start would count as idling.
  const settleSeconds = 20;
  const watchSeconds = quick ? 7 : 45;
  say(`watching an idle NEXUS beside ${running} running containers for ${settleSeconds + watchSeconds} s …`);
  await using folder = await temporaryFolder();
  await using containers = await createContainers(running, running);
  await using nexus = await startNexus(folder.path);
  await using bare = await startBareNode();
  await delay(settleSeconds * 1000);
  const before = await processorSeconds(nexus.pid);
  await delay(watchSeconds * 1000);
  const busySeconds = (await processorSeconds(nexus.pid)) - before;
  const note = `with ${containers.ids.length} running containers, ${settleSeconds + watchSeconds} s after the start`;
  return [
    { name: 'rssIdleMiB', value: await memoryOf(nexus), atMost: 110, floor: await floorOf(bare), note },
    {
      name: 'idleCpuPercent',
      value: round((100 * busySeconds) / watchSeconds, 2),
      atMost: 1,
      note: 'of one core',
    },
  ];
}

async function memoryOf({ pid }: ServerProcess): Promise<number> {
  return round(await residentMiB(pid));
}

async function floorOf(bare: ServerProcess): Promise<{ value: number; of: string }> {
  return { value: await memoryOf(bare), of: 'a bare Node HTTP server' };
}
