import type { NewVolume, VolumeSummary } from '#contracts/containers/volumes.ts';
import { invalid } from '#kernel/errors.ts';
import { listContainers } from '#library/docker/containers.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { createVolume, inspectVolume, listVolumes, removeVolume } from '#library/docker/volumes.ts';
import type { ActionOutcome } from '../host.ts';
import { attempt } from '../local-host/attempt.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import type { RemovalOutcome } from '../removal-step.ts';
import type { DiskUsageCache } from './disk-usage.ts';
import type { HostVolumes } from './host-volumes.ts';
import { reasonToKeep, volumeRemovalPreview } from './volume-removal.ts';
import { volumeSummary } from './volume-summary.ts';

export function localVolumes(access: EngineAccess, usage: DiskUsageCache): HostVolumes {
  return new LocalVolumes(access, usage);
}

class LocalVolumes implements HostVolumes {
  readonly #access: EngineAccess;
  readonly #usage: DiskUsageCache;

  constructor(access: EngineAccess, usage: DiskUsageCache) {
    this.#access = access;
    this.#usage = usage;
  }

  async list(signal?: AbortSignal): Promise<VolumeSummary[]> {
    this.#access.assertLive();
    const { engine, host } = this.#access;
    try {
      const [volumes, containers] = await Promise.all([
        listVolumes(engine, { signal }),
        listContainers(engine, { all: true, signal }),
      ]);
      const sizes = this.#usage.last()?.volumeBytes;
      return volumes
        .map((volume) => volumeSummary(host, volume, containers, sizes?.get(volume.Name) ?? null))
        .toSorted(namedFirst);
    } catch (error) {
      throw hostError(error, 'The volume');
    }
  }

  measuredAtMs(): number | null {
    return this.#usage.last()?.atMs ?? null;
  }

  measure() {
    return this.#usage.measure();
  }

  async assertCreatable({ name }: NewVolume): Promise<void> {
    this.#access.assertLive();
    try {
      await inspectVolume(this.#access.engine, name);
    } catch (error) {
      if (isEngineError(error, 'not-found')) return;
      throw hostError(error, 'The volume');
    }
    throw invalid('Some fields were not accepted.', [
      { path: 'name', message: `There is a volume ${name} already.` },
    ]);
  }

  create({ name, driver, options, labels }: NewVolume): Promise<ActionOutcome> {
    const body = { Name: name, Driver: driver, DriverOpts: options, Labels: labels };
    return attempt(createVolume(this.#access.engine, body), `${name} could not be created`);
  }

  async previewRemoval(choice: 'unused' | readonly string[], signal?: AbortSignal) {
    return volumeRemovalPreview(await this.list(signal), choice);
  }

  async remove(volume: string): Promise<RemovalOutcome> {
    const now = (await this.list()).find(({ name }) => name === volume);
    if (!now) return { done: true };
    const reason = reasonToKeep(now, true);
    if (reason !== null) return { kept: reason };
    try {
      await removeVolume(this.#access.engine, volume);
      return { done: true };
    } catch (error) {
      if (isEngineError(error, 'not-found')) return { done: true };
      if (!isEngineError(error)) throw error;
      const engineText = error.engineText ?? error.message;
      if (/volume is in use/i.test(engineText)) return { kept: 'a container took it meanwhile.' };
      return { done: false, message: `${volume} could not be removed: ${engineText}`, engineText };
    }
  }
}

function namedFirst(a: VolumeSummary, b: VolumeSummary): number {
  return Number(a.isAnonymous) - Number(b.isAnonymous) || a.name.localeCompare(b.name);
}
