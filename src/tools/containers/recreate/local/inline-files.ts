import { posix } from 'node:path';
import { getArchive, putArchive, statArchive } from '#library/docker/archive.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { FileChange } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { writeTar, type NewTarEntry } from '#library/layers/write-tar.ts';
import { ifFound } from './explained.ts';
import { leavesOf } from './layer-files.ts';

/** Compose allows configs of 1 MB at most, and few of them. */
const maxBytes = 1024 * 1024;
const maxFiles = 64;
const aroundMs = 60_000;

/**
 * Files that compose wrote into the container before it started: `configs` and `secrets` given as `content` or
 * `environment`. They are in no mount and no label. Compose packs them as an archive, whose times have whole seconds, which
 * files written by a program never have.
 */
export async function inlineFilesOf(
  engine: Engine,
  inspection: ContainerDetails,
  changes: readonly FileChange[],
  signal?: AbortSignal,
): Promise<string[]> {
  if (inspection.Config.Labels?.['com.docker.compose.project'] === undefined) return [];
  const added = changes.filter(({ Kind }) => Kind === 1);
  const candidates = leavesOf(added).slice(0, 10 * maxFiles);
  const found: string[] = [];
  for (const path of candidates) {
    if (found.length === maxFiles) break;
    const stat = await ifFound(statArchive(engine, inspection.Id, path, { signal }));
    if (stat && isPacked(stat) && isOfBeginning(path, Date.parse(stat.mtime), inspection)) found.push(path);
  }
  return found;
}

function isPacked({ mode, size, mtime }: { mode: number; size: number; mtime: string }): boolean {
  return mode <= 0o7777 && size <= maxBytes && !mtime.includes('.');
}

/** In the places that compose chooses by itself, or written around the creation or the start. */
function isOfBeginning(path: string, modifiedMs: number, { Created, State }: ContainerDetails): boolean {
  if (posix.dirname(path) === '/run/secrets' || posix.dirname(path) === '/') return true;
  return [Created, State.StartedAt].some((time) => Math.abs(modifiedMs - Date.parse(time)) <= aroundMs);
}

/** Puts files of one container into another, with their modes and owners; their time is now, as compose would have it. */
export async function copyFiles(
  engine: Engine,
  { from, to, paths, nowMs }: { from: string; to: string; paths: readonly string[]; nowMs: number },
): Promise<void> {
  if (paths.length > 0) await putArchive(engine, to, '/', writeTar(entriesOf(engine, from, paths, nowMs)));
}

async function* entriesOf(
  engine: Engine,
  container: string,
  paths: readonly string[],
  nowMs: number,
): AsyncGenerator<NewTarEntry, void> {
  for (const path of paths) {
    using archive = await getArchive(engine, container, path);
    for await (const { kind, mode, uid, gid, sizeBytes, content } of readTar(archive)) {
      if (kind !== 'file') continue;
      yield { name: path.slice(1), kind, mode, uid, gid, sizeBytes, content, modifiedAtMs: nowMs };
    }
  }
}
