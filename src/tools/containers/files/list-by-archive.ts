import type { FileEntry, FileKind } from '#contracts/containers/files.ts';
import { getArchive } from '#library/docker/archive.ts';
import type { Engine } from '#library/docker/engine.ts';
import { readTar } from '#library/layers/read-tar.ts';
import type { TarEntry } from '#library/layers/read-tar.ts';
import type { TarKind } from '#library/layers/tar-header.ts';
import type { ListedFolder } from './listed-folder.ts';

/** The engine sends all that lies below the folder, content and all; this much of it is read for the sake of a list. */
const maxBytes = 512 * 1024 * 1024;
const maxMs = 30_000;
const maxEntries = 200_000;

const kinds: Readonly<Record<TarKind, FileKind>> = {
  file: 'file',
  folder: 'folder',
  link: 'link',
  // The first name of the content is elsewhere in the folder.
  'hard-link': 'file',
  'character-device': 'device',
  'block-device': 'device',
  pipe: 'pipe',
  other: 'unknown',
};

/** Works for any container, running or not, and needs no program inside; slow where much lies below. */
export async function listByArchive(
  engine: Engine,
  container: string,
  fullPath: string,
  options: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<ListedFolder> {
  const untilMs = options.now() + maxMs;
  const entries: FileEntry[] = [];
  // By name in the archive: a file that was there already under another name states none.
  const sizes = new Map<string, number>();
  let bytes = 0;
  // With `/.`, names begin with `./` instead of the folder's own name.
  const path = fullPath === '/' ? '/' : `${fullPath}/.`;
  using stream = await getArchive(engine, container, path, { signal: options.signal });
  for await (const found of readTar(stream)) {
    const entry = directEntry(found, sizes);
    if (entry) {
      entries.push(entry);
      sizes.set(found.name, entry.sizeBytes);
    }
    bytes += 512 + found.sizeBytes;
    if (bytes > maxBytes || entries.length >= maxEntries || options.now() > untilMs) {
      return { entries, isComplete: false };
    }
  }
  return { entries, isComplete: true };
}

/** Undefined for the folder itself and for what lies deeper. */
function directEntry(found: TarEntry, sizes: ReadonlyMap<string, number>): FileEntry | undefined {
  const name = found.name.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  if (name === '' || name === '.' || name.includes('/')) return undefined;
  return {
    name,
    isAddressable: found.isNameExact,
    kind: kinds[found.kind],
    sizeBytes: found.kind === 'file' ? found.sizeBytes : (sizes.get(found.linkTarget) ?? 0),
    mode: found.mode,
    uid: found.uid,
    gid: found.gid,
    modifiedAtMs: found.modifiedAtMs,
    linkTarget: found.kind === 'link' ? found.linkTarget : null,
  };
}
