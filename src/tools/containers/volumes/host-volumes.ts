import type { NewVolume, VolumeRemovalPreview, VolumeSummary } from '#contracts/containers/volumes.ts';
import type { ActionOutcome } from '../host.ts';
import type { RemovalOutcome } from '../removal-step.ts';

/** The volumes of a host. */
export interface HostVolumes {
  list(signal?: AbortSignal): Promise<VolumeSummary[]>;
  /** When sizes were last measured; null when they never were. */
  measuredAtMs(): number | null;
  /** Slow: the engine walks every file. */
  measure(): Promise<{ readonly atMs: number }>;
  /** Rejects with `invalid` when there is one of this name: the engine would hand that out as if it were new. */
  assertCreatable(volume: NewVolume): Promise<void>;
  create(volume: NewVolume): Promise<ActionOutcome>;
  previewRemoval(choice: 'unused' | readonly string[], signal?: AbortSignal): Promise<VolumeRemovalPreview>;
  /** Destroys the data. Takes the volume only while no container has it, running or stopped. */
  remove(volume: string): Promise<RemovalOutcome>;
}
