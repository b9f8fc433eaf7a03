import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import type { ImageSummary } from './images.ts';
import type { Volume } from './volumes.ts';

/** Fields used of `GET /info`. */
export interface EngineInfo {
  /** Stays the same over restarts and upgrades; missing in Podman. */
  readonly ID?: string;
  readonly Name: string;
  readonly ServerVersion: string;
  readonly OperatingSystem: string;
  readonly OSType: string;
  readonly Architecture: string;
  readonly KernelVersion: string;
  readonly NCPU: number;
  /** Bytes. */
  readonly MemTotal: number;
  readonly Containers: number;
  readonly ContainersRunning: number;
  readonly ContainersPaused: number;
  readonly ContainersStopped: number;
  readonly Images: number;
  readonly Driver: string;
  readonly DockerRootDir: string;
  /** `1` or `2`. */
  readonly CgroupVersion?: string;
  readonly CgroupDriver: string;
  /** The engine's clock, RFC 3339. */
  readonly SystemTime: string;
  readonly SecurityOptions: readonly string[] | null;
  readonly LiveRestoreEnabled: boolean;
  readonly Warnings: readonly string[] | null;
}

/** Fields used of `GET /version`. */
export interface EngineVersion {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly MinAPIVersion?: string;
  readonly Os: string;
  readonly Arch: string;
  readonly KernelVersion?: string;
  /** Podman names itself here. */
  readonly Components?: readonly { readonly Name: string; readonly Version: string }[];
}

/** Fields used of `GET /system/df` up to API 1.52; sizes in bytes. */
export interface DiskUsage {
  readonly LayersSize?: number;
  readonly Images: readonly ImageSummary[] | null;
  readonly Containers:
    | readonly { readonly Id: string; readonly SizeRw?: number; readonly SizeRootFs?: number }[]
    | null;
  readonly Volumes: readonly Volume[] | null;
  readonly BuildCache:
    | readonly {
        readonly ID: string;
        readonly Size: number;
        readonly InUse: boolean;
        readonly Shared: boolean;
      }[]
    | null;
}

export async function engineInfo(engine: Engine, call?: CallOptions): Promise<EngineInfo> {
  return await engine.json({ path: '/info', ...call });
}

export async function engineVersion(engine: Engine, call?: CallOptions): Promise<EngineVersion> {
  return await engine.json({ path: '/version', ...call });
}

/** Walks every layer and volume: minutes on a large host, so ask hourly at most. */
export async function diskUsage(engine: Engine, call?: CallOptions): Promise<DiskUsage> {
  return await engine.json({ path: '/system/df', timeoutMs: 300_000, ownSocket: true, ...call });
}
