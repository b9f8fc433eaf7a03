import type { HostStatus } from '#contracts/containers/host.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { Engine } from '#library/docker/engine.ts';
import { engineInfo } from '#library/docker/system.ts';

/** What runs there; null where a socket proxy hides it. */
export async function readEngineFacts(engine: Engine, signal: AbortSignal): Promise<HostStatus['engine']> {
  try {
    const [info, apiVersion] = await Promise.all([
      engineInfo(engine, { signal, timeoutMs: 10_000 }),
      engine.apiVersion({ signal }),
    ]);
    return {
      version: info.ServerVersion,
      apiVersion,
      operatingSystem: info.OperatingSystem,
      architecture: info.Architecture,
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
    };
  } catch (error) {
    if (isEngineError(error, 'denied') || isEngineError(error, 'not-found')) return null;
    throw error;
  }
}
