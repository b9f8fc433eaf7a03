import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import type { ContainerStats } from '#library/docker/normalise-stats.ts';
import { followStats } from '#library/docker/stats.ts';

/** Keeps a stats stream of the engine open for each container that is asked for. */
export interface EngineStats extends Disposable {
  /** Opens what is missing and closes what is no longer named. */
  follow(ids: readonly string[]): void;
  /** Null until the first sample. */
  latest(id: string): ContainerStats | null;
}

/** Each open stream costs the engine a sample a second. Containers beyond this show no figures. */
const maxStreams = 200;

export function followEngineStats(engine: Engine): EngineStats {
  const streams = new Map<string, AbortController>();
  const samples = new Map<string, ContainerStats>();

  function close(id: string): void {
    streams.get(id)?.abort();
    streams.delete(id);
    samples.delete(id);
  }

  async function read(id: string, stop: AbortController): Promise<void> {
    try {
      for await (const sample of followStats(engine, id, { signal: stop.signal })) {
        if (!stop.signal.aborted) samples.set(id, sample);
      }
    } catch (error) {
      // The next round opens it again, if the container still runs.
      if (!isEngineError(error)) throw error;
    } finally {
      if (streams.get(id) === stop) close(id);
    }
  }

  return {
    follow(ids) {
      const wanted = new Set(ids.slice(0, maxStreams));
      for (const id of streams.keys()) if (!wanted.has(id)) close(id);
      for (const id of wanted) {
        if (streams.has(id)) continue;
        const stop = new AbortController();
        streams.set(id, stop);
        void read(id, stop);
      }
    },
    latest: (id) => samples.get(id) ?? null,
    [Symbol.dispose]() {
      for (const id of streams.keys()) close(id);
    },
  };
}
