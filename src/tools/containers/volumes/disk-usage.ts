import { diskUsage } from '#library/docker/system.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';

/** What `/system/df` said, and when. */
export interface MeasuredUsage {
  readonly atMs: number;
  /** By volume name; without those whose driver cannot tell. */
  readonly volumeBytes: ReadonlyMap<string, number>;
  /** By image id. */
  readonly sharedBytes: ReadonlyMap<string, number>;
}

/** The sizes of a host, measured only when somebody asks: the engine walks every file of every volume for them. */
export interface DiskUsageCache {
  last(): MeasuredUsage | null;
  /** Whoever asks meanwhile waits for the same measurement. */
  measure(): Promise<MeasuredUsage>;
}

export function diskUsageCache(access: EngineAccess): DiskUsageCache {
  const { engine, clock, stopped } = access;
  let last: MeasuredUsage | null = null;
  let underway: Promise<MeasuredUsage> | null = null;
  const measure = async (): Promise<MeasuredUsage> => {
    const { Volumes, Images } = await diskUsage(engine, { signal: stopped });
    const volumes = (Volumes ?? []).map(({ Name, UsageData }) => [Name, UsageData?.Size ?? -1] as const);
    const images = (Images ?? []).map(({ Id, SharedSize = -1 }) => [Id, SharedSize] as const);
    const atMs = clock.now();
    last = {
      atMs,
      volumeBytes: new Map(volumes.filter(isKnown)),
      sharedBytes: new Map(images.filter(isKnown)),
    };
    return last;
  };
  return {
    last: () => last,
    async measure() {
      access.assertLive();
      underway ??= measure().finally(() => (underway = null));
      try {
        return await underway;
      } catch (error) {
        throw hostError(error, 'The measurement');
      }
    },
  };
}

function isKnown([, bytes]: readonly [string, number]): boolean {
  return bytes >= 0;
}
