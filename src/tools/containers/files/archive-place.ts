import { conflict, notFound } from '#kernel/errors.ts';
import { getArchive, statArchive, type PathStat } from '#library/docker/archive.ts';
import type { Engine } from '#library/docker/engine.ts';
import { isEngineError, type EngineError } from '#library/docker/engine-error.ts';

/** Where the engine reads and writes archives. `root` is empty, or the folder that must not be left. */
export interface ArchivePlace {
  readonly container: string;
  readonly root: string;
}

/** A path without links in it, as the engine addresses it inside the container. */
export interface ResolvedPath {
  /** Below `root`; `/` for the top. */
  readonly path: string;
  readonly fullPath: string;
  readonly stat: PathStat;
  readonly kind: 'file' | 'folder' | 'special';
}

/** Go's `os.FileMode`. */
const isFolder = 2 ** 31;
const isLink = 2 ** 27;
const isSpecial = 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21;

/**
 * Follows links, here and not at the engine wherever there is a root: a link of a volume means its target inside some
 * container, and must not lead out of the volume.
 */
export async function resolvePath(
  engine: Engine,
  place: ArchivePlace,
  path: string,
  signal?: AbortSignal,
): Promise<ResolvedPath> {
  const parts = path.split('/').filter(Boolean);
  let at = '';
  if (place.root !== '') {
    for (const part of parts.slice(0, -1)) at = await step(engine, place, `${at}/${part}`, signal);
    at = await step(engine, place, [at, ...parts.slice(-1)].join('/'), signal);
  } else at = await step(engine, place, `/${parts.join('/')}`, signal);
  const fullPath = place.root + at || '/';
  const stat = await statAt(engine, place, fullPath, signal);
  return { path: at || '/', fullPath, stat, kind: kindOf(stat.mode) };
}

/** `at` with its last part followed. */
async function step(
  engine: Engine,
  { container, root }: ArchivePlace,
  at: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { mode, linkTarget } = await statAt(engine, { container, root }, root + at || '/', signal);
  if (!has(mode, isLink)) return at.replace(/\/$/, '');
  if (root === '') return linkTarget.replace(/\/$/, '');
  if (linkTarget === root) return '';
  if (!linkTarget.startsWith(`${root}/`)) throw conflict(`The link ${at} leads out of the volume.`);
  return linkTarget.slice(root.length);
}

async function statAt(
  engine: Engine,
  { container }: ArchivePlace,
  fullPath: string,
  signal: AbortSignal | undefined,
): Promise<PathStat> {
  try {
    return await statArchive(engine, container, fullPath, { signal });
  } catch (error) {
    if (isEngineError(error, 'not-found')) throw notFound('This path');
    throw isEngineError(error, 'refused') ? await refusalAt(engine, container, fullPath, error) : error;
  }
}

/** An answer to HEAD has no words: only asking for the archive itself tells why there is none. */
async function refusalAt(
  engine: Engine,
  container: string,
  fullPath: string,
  bare: EngineError,
): Promise<Error> {
  try {
    using _ = await getArchive(engine, container, fullPath);
    return bare;
  } catch (error) {
    if (!isEngineError(error)) throw error;
    const text = error.engineText ?? '';
    if (/too many (levels of )?(symbolic )?links/i.test(text))
      return conflict('The link leads round in a circle.');
    return /not a directory/i.test(text) ? notFound('This path') : error;
  }
}

function kindOf(mode: number): ResolvedPath['kind'] {
  if (has(mode, isFolder)) return 'folder';
  return has(mode, isSpecial) || has(mode, isLink) ? 'special' : 'file';
}

/** Bit operators would take the highest bit for a sign. */
function has(mode: number, bits: number): boolean {
  return (BigInt(mode) & BigInt(bits)) !== 0n;
}
