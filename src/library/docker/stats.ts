import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { normaliseStats, type ContainerStats, type CpuReading } from './normalise-stats.ts';
import { jsonLines } from './json-lines.ts';
import { segment } from './query.ts';
import type { RawStats } from './raw-stats.ts';

export interface FollowStats {
  readonly signal?: AbortSignal | undefined;
  /** The engine sends one sample a second; longer silence is a `timeout`. Default 30 s. */
  readonly idleTimeoutMs?: number;
}

/** About one sample a second, the first without `cpuPercent`. An abort ends the iteration without an error. */
export async function* followStats(
  engine: Engine,
  id: string,
  options: FollowStats = {},
): AsyncGenerator<ContainerStats, void> {
  const { signal, idleTimeoutMs = 30_000 } = options;
  let previous: CpuReading | undefined;
  try {
    using stream = await engine.stream({
      path: `/containers/${segment(id)}/stats`,
      query: { stream: true },
      signal,
      idleTimeoutMs,
    });
    for await (const raw of jsonLines<RawStats>(stream)) {
      const { sample, cpu } = normaliseStats(raw, previous);
      previous = cpu;
      yield sample;
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/**
 * One moment, without `cpuPercent`; `cpu` holds the counters instead. Engines before 25 take a second for it, and ones before 20.10
 * two. Of a container that does not run, everything is null.
 */
export async function readStats(
  engine: Engine,
  id: string,
  call: CallOptions = {},
): Promise<{ readonly sample: ContainerStats; readonly cpu: CpuReading | undefined }> {
  const path = `/containers/${segment(id)}/stats`;
  const query = { stream: false, 'one-shot': true };
  return normaliseStats(await engine.json<RawStats>({ path, query, ownSocket: true, ...call }), undefined);
}
