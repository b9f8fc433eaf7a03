import type { Clock } from '#kernel/clock.ts';
import { countersOfStats, type ContainerCounters } from '#library/docker/container-counters.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import { readStats } from '#library/docker/stats.ts';

export interface EngineSweepOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Swept {
  readonly atMs: number;
  readonly counters: ContainerCounters;
}

/**
 * Asks the engine for the figures of containers one by one, evenly over a time. An engine before 25 takes a second for each and
 * works the whole of it, so at most two are asked for at once.
 */
export interface EngineSweep {
  /** Does nothing while an earlier sweep still runs. */
  begin(ids: readonly string[], overMs: number): void;
  /** What was last found of the container and not taken yet. */
  take(id: string): Swept | undefined;
}

const atOnce = 2;
const timeoutMs = 15_000;
/** A container of which the engine tells nothing is asked for only every tenth time after this many. */
const patience = 3;
const seldom = 10;

export function engineSweep({ engine, clock, signal }: EngineSweepOptions): EngineSweep {
  const found = new Map<string, Swept>();
  const silences = new Map<string, number>();
  let isSweeping = false;

  async function ask(id: string): Promise<void> {
    const { sample, cpu } = await readStats(engine, id, { signal, timeoutMs });
    const counters = countersOfStats(sample, cpu);
    const isSilent = counters.cpuNs === null && counters.network === null && counters.memoryBytes === null;
    silences.set(id, isSilent ? (silences.get(id) ?? 0) + 1 : 0);
    if (!isSilent) found.set(id, { atMs: clock.monotonic(), counters });
  }

  function isDue(id: string): boolean {
    const silent = silences.get(id) ?? 0;
    if (silent < patience) return true;
    silences.set(id, silent + 1);
    return silent % seldom === 0;
  }

  async function sweep(ids: readonly string[], overMs: number): Promise<void> {
    const beginMs = clock.monotonic();
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < ids.length && !signal.aborted; index = next++) {
        await until(clock, beginMs + (index * overMs) / ids.length, signal);
        const id = ids[index];
        if (id === undefined || signal.aborted) return;
        try {
          await ask(id);
        } catch (error) {
          if (!isEngineError(error)) throw error;
          // It ended meanwhile: the others still count. Where the engine itself is away, so would the rest be.
          if (!isEngineError(error, 'not-found') && !isEngineError(error, 'conflict')) next = ids.length;
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  return {
    begin(ids, overMs) {
      const wanted = new Set(ids);
      for (const id of silences.keys()) if (!wanted.has(id)) silences.delete(id);
      for (const id of found.keys()) if (!wanted.has(id)) found.delete(id);
      const due = ids.filter(isDue);
      if (isSweeping || due.length === 0) return;
      isSweeping = true;
      void sweep(due, overMs)
        .catch(() => undefined)
        .finally(() => (isSweeping = false));
    },
    take(id) {
      const swept = found.get(id);
      found.delete(id);
      return swept;
    },
  };
}

async function until(clock: Clock, atMs: number, signal: AbortSignal): Promise<void> {
  const delayMs = atMs - clock.monotonic();
  if (delayMs <= 0 || signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const onAbort = () => resolve();
  const cancel = clock.after(delayMs, resolve);
  signal.addEventListener('abort', onAbort, { once: true });
  await promise;
  cancel();
  signal.removeEventListener('abort', onAbort);
}
