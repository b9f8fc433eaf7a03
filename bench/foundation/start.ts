import type { BenchmarkOptions, Measurement } from '../benchmark.ts';
import { startBareNode, startNexus, temporaryFolder, type ServerProcess } from '../nexus-process.ts';
import { median, round } from '../statistics.ts';

/** From spawning the bundle to its first answer, on a folder that has been used before. */
export async function measureStart({ quick }: BenchmarkOptions): Promise<Measurement[]> {
  await using folder = await temporaryFolder();
  const times = quick ? 2 : 7;
  const firstStartMs = await startOnce(() => startNexus(folder.path));
  const starts: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < times; run++) {
    starts.push(await startOnce(() => startNexus(folder.path)));
    bare.push(await startOnce(startBareNode));
  }
  const floor = { value: round(median(bare)), of: 'a bare Node HTTP server' };
  return [
    { name: 'startMs', value: round(median(starts)), atMost: 800, floor, note: `median of ${times}` },
    { name: 'firstStartMs', value: round(firstStartMs), note: 'on an empty data folder' },
  ];
}

async function startOnce(start: () => Promise<ServerProcess>): Promise<number> {
  await using server = await start();
  return server.startMs;
}
