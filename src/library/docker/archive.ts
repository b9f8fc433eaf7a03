import type { CallOptions } from './engine-request.ts';
import { EngineError } from './engine-error.ts';
import type { EngineStream } from './engine-stream.ts';
import type { Engine } from './engine.ts';
import { segment } from './query.ts';

/**
 * What the engine says about a path inside a container, as in the header `X-Docker-Container-Path-Stat`. Untrusted: a
 * container may hold any name.
 */
export interface PathStat {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Go's `os.FileMode`: permissions in the low nine bits, 1 << 31 for a folder, 1 << 27 for a symbolic link. */
  readonly mode: number;
  /** RFC 3339. */
  readonly mtime: string;
  /** Of a symbolic link, resolved inside the container; otherwise empty. */
  readonly linkTarget: string;
}

/** `path` is absolute inside the container, which may be stopped; in every function of this file. */
export async function statArchive(
  engine: Engine,
  container: string,
  path: string,
  call?: CallOptions,
): Promise<PathStat> {
  using answer = await engine.stream({ ...archiveOf(container, path), method: 'HEAD', ...call });
  return readPathStat(answer);
}

/**
 * A tar archive of a file, or of a folder with everything below it. Its entries begin with the last part of `path`; the stat
 * of `path` itself is in the stream's headers (`readPathStat`).
 */
export async function getArchive(
  engine: Engine,
  container: string,
  path: string,
  call?: CallOptions,
): Promise<EngineStream> {
  return await engine.stream({
    ...archiveOf(container, path),
    timeoutMs: 60_000,
    idleTimeoutMs: 120_000,
    ...call,
  });
}

export interface PutArchive extends CallOptions {
  /** Refuses to replace a folder by a file, and the other way round. */
  readonly keepKinds?: boolean;
  /**
   * Gives everything to the user that the container runs as, who must be in its passwd. Otherwise the numeric owners in the
   * archive are kept.
   */
  readonly asContainerUser?: boolean;
}

/** Unpacks a tar archive into the folder `path`, which must exist. */
export async function putArchive(
  engine: Engine,
  container: string,
  path: string,
  body: AsyncIterable<Uint8Array> | Uint8Array,
  options: PutArchive = {},
): Promise<void> {
  const { keepKinds, asContainerUser, ...call } = options;
  const { query, ...request } = archiveOf(container, path);
  await engine.json({
    ...request,
    method: 'PUT',
    query: { ...query, noOverwriteDirNonDir: keepKinds, copyUIDGID: asContainerUser },
    headers: { 'Content-Type': 'application/x-tar' },
    body: body instanceof Uint8Array ? only(body) : body,
    ownSocket: true,
    timeoutMs: 600_000,
    ...call,
  });
}

export function readPathStat({ headers }: Pick<EngineStream, 'headers'>): PathStat {
  const header = headers['x-docker-container-path-stat'];
  if (typeof header !== 'string') {
    throw new EngineError('not-docker', 'The answer about a path has no X-Docker-Container-Path-Stat.');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's documented shape
  return JSON.parse(Buffer.from(header, 'base64').toString('utf8')) as PathStat;
}

function archiveOf(container: string, path: string) {
  return { path: `/containers/${segment(container)}/archive`, query: { path } };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}
