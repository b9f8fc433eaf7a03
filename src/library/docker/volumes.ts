import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { segment, type Filters } from './query.ts';

/** Fields used of `GET /volumes` and `GET /volumes/{name}`. */
export interface Volume {
  /** 64 hex digits when the volume is anonymous. */
  readonly Name: string;
  readonly Driver: string;
  /** Path on the engine's host. */
  readonly Mountpoint: string;
  /** RFC 3339. */
  readonly CreatedAt?: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Options: Readonly<Record<string, string>> | null;
  readonly Scope: 'local' | 'global';
  /** Only in `/system/df`; -1 where the driver cannot tell. */
  readonly UsageData?: { readonly Size: number; readonly RefCount: number } | null;
}

export interface CreateVolume {
  readonly Name?: string;
  readonly Driver?: string;
  readonly DriverOpts?: Readonly<Record<string, string>>;
  readonly Labels?: Readonly<Record<string, string>>;
}

export async function listVolumes(
  engine: Engine,
  options: CallOptions & { filters?: Filters } = {},
): Promise<Volume[]> {
  const { filters, ...call } = options;
  const answer = await engine.json<{ Volumes: Volume[] | null }>({
    path: '/volumes',
    query: { filters },
    ...call,
  });
  return answer.Volumes ?? [];
}

export async function inspectVolume(engine: Engine, name: string, call?: CallOptions): Promise<Volume> {
  return await engine.json({ path: `/volumes/${segment(name)}`, ...call });
}

/** An existing volume of the same name and driver is returned as it is. */
export async function createVolume(engine: Engine, body: CreateVolume, call?: CallOptions): Promise<Volume> {
  return await engine.json({ method: 'POST', path: '/volumes/create', body, ...call });
}

/** Deletes its data. `force` only makes a missing one a success. */
export async function removeVolume(
  engine: Engine,
  name: string,
  options: CallOptions & { force?: boolean } = {},
): Promise<void> {
  const { force, ...call } = options;
  await engine.json({ method: 'DELETE', path: `/volumes/${segment(name)}`, query: { force }, ...call });
}
