import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import type { EngineStream } from './engine-stream.ts';
import { imagePath, type Filters } from './query.ts';

/** Fields used of an entry of `GET /images/json`. */
export interface ImageSummary {
  readonly Id: string;
  /** `name:tag`; null or `<none>:<none>` when untagged. */
  readonly RepoTags: readonly string[] | null;
  /** `name@sha256:…`, as the registry named it; empty for an image built here. */
  readonly RepoDigests: readonly string[] | null;
  /** Seconds since the epoch. */
  readonly Created: number;
  readonly Size: number;
  readonly Labels: Readonly<Record<string, string>> | null;
  /** -1 unless asked for. */
  readonly Containers: number;
  /** Bytes that other images have too; -1 unless asked for, which `/system/df` does. */
  readonly SharedSize?: number;
}

/** Fields used of `GET /images/{name}/json`. From API 1.52 empty fields are left out. */
export interface ImageDetails {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  /** RFC 3339. */
  readonly Created?: string;
  readonly Size: number;
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string;
  readonly Config?: ImageConfig | null;
  readonly RootFS: { readonly Type: string; readonly Layers?: readonly string[] };
}

/** What the image says about running it; a container's own Config repeats it. */
export interface ImageConfig {
  readonly Env?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Entrypoint?: readonly string[] | null;
  readonly WorkingDir?: string;
  readonly User?: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly ExposedPorts?: Readonly<Record<string, object>> | null;
  readonly Volumes?: Readonly<Record<string, object>> | null;
  readonly StopSignal?: string;
  readonly [other: string]: unknown;
}

export interface ListImages extends CallOptions {
  /** Intermediate layers too. */
  readonly all?: boolean;
  readonly filters?: Filters;
}

export async function listImages(engine: Engine, options: ListImages = {}): Promise<ImageSummary[]> {
  const { all, filters, ...call } = options;
  return await engine.json({ path: '/images/json', query: { all, filters }, ...call });
}

/** `name` is a reference or an id; in every function of this file. */
export async function inspectImage(engine: Engine, name: string, call?: CallOptions): Promise<ImageDetails> {
  return await engine.json({ path: `/images/${imagePath(name)}/json`, ...call });
}

/** An entry of `GET /images/{name}/history`: one instruction, newest first. */
export interface ImageHistoryEntry {
  /** `<missing>` for a layer that was not built here. */
  readonly Id: string;
  /** Seconds since the epoch. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Tags: readonly string[] | null;
  /** Zero as well for instructions that make no layer. */
  readonly Size: number;
  readonly Comment: string;
}

export async function imageHistory(
  engine: Engine,
  name: string,
  call?: CallOptions,
): Promise<ImageHistoryEntry[]> {
  return await engine.json({ path: `/images/${imagePath(name)}/history`, ...call });
}

export interface RemoveImage extends CallOptions {
  /** Also when it has several tags or stopped containers use it. */
  readonly force?: boolean;
  /** Keeps parents that have no tag. */
  readonly noPrune?: boolean;
}

/** Resolves to what went: references untagged and image ids deleted. */
export async function removeImage(
  engine: Engine,
  name: string,
  options: RemoveImage = {},
): Promise<{ Untagged?: string; Deleted?: string }[]> {
  const { force, noPrune, ...call } = options;
  const path = `/images/${imagePath(name)}`;
  return await engine.json({
    method: 'DELETE',
    path,
    query: { force, noprune: noPrune },
    timeoutMs: 120_000,
    ...call,
  });
}

export async function tagImage(
  engine: Engine,
  name: string,
  repo: string,
  tag: string,
  call?: CallOptions,
): Promise<void> {
  await engine.json({
    method: 'POST',
    path: `/images/${imagePath(name)}/tag`,
    query: { repo, tag },
    ...call,
  });
}

/** The image as a tar archive, as `docker save` writes it. */
export async function saveImage(engine: Engine, name: string, call?: CallOptions): Promise<EngineStream> {
  return await engine.stream({
    path: `/images/${imagePath(name)}/get`,
    timeoutMs: 300_000,
    idleTimeoutMs: 120_000,
    ...call,
  });
}
