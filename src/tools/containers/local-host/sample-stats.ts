import type { StatsSample } from '#contracts/containers/live.ts';
import type { Clock } from '#kernel/clock.ts';
import type { CgroupReader } from '#library/docker/cgroup-reader.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { ContainerStats } from '#library/docker/normalise-stats.ts';
import { followEngineStats } from './engine-stats.ts';

export interface SampleStatsOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Null: ask the engine for everything. */
  readonly cgroups: CgroupReader | null;
  readonly signal: AbortSignal;
  /** Ids of the containers to sample, asked before each round. */
  readonly running: () => readonly string[];
  readonly hostMemoryBytes: () => number | null;
}

const roundMs = 2_000;

/** Control-group files cost the engine nothing; where they are out of reach, the engine is asked. */
export async function* sampleStats(
  options: SampleStatsOptions,
): AsyncGenerator<readonly StatsSample[], void> {
  const { clock, cgroups, signal } = options;
  using fromEngine = followEngineStats(options.engine);
  let known = new Set<string>();
  while (!signal.aborted) {
    const ids = options.running();
    const current = new Set(ids);
    for (const id of known) if (!current.has(id)) cgroups?.forget(id);
    known = current;
    const samples = await Promise.all(ids.map(async (id) => ({ id, stats: await fromCgroup(cgroups, id) })));
    const others = samples.filter(({ stats }) => stats === null).map(({ id }) => id);
    fromEngine.follow(others);
    const nowMs = clock.now();
    if (ids.length > 0) {
      yield samples.map(({ id, stats }) =>
        toSample(id, stats ?? fromEngine.latest(id), nowMs, options.hostMemoryBytes()),
      );
    }
    await pause(clock, signal);
  }
}

async function fromCgroup(cgroups: CgroupReader | null, id: string): Promise<ContainerStats | null> {
  return (await cgroups?.read(id)) ?? null;
}

function toSample(
  id: string,
  stats: ContainerStats | null,
  nowMs: number,
  hostMemoryBytes: number | null,
): StatsSample {
  return {
    id,
    atMs: stats?.timeMs ?? nowMs,
    cpuPercent: stats?.cpuPercent ?? null,
    memoryBytes: stats?.memoryBytes ?? null,
    memoryLimitBytes: stats?.memoryLimitBytes ?? hostMemoryBytes,
  };
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(roundMs, resolve);
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  cancel();
}
