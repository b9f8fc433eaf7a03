import type { FolderListing } from '#contracts/containers/files.ts';
import type { Download } from '#contracts/transfer.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { inspectVolume } from '#library/docker/volumes.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import { resolvePath, type ArchivePlace } from './archive-place.ts';
import type { FilePlace, HostFiles, ListFolder, UploadFile } from './host-files.ts';
import { listByArchive } from './list-by-archive.ts';
import { listByExec } from './list-by-exec.ts';
import { listOnDisk } from './list-on-disk.ts';
import { pageOf, type ListedFolder } from './listed-folder.ts';
import { headerAt, putEntry } from './put-entry.ts';
import { downloadOf, previewOf } from './read-content.ts';
import { spool } from './spool.ts';
import { runningUser } from './running-user.ts';
import { openVolumeWindow, closeVolumeWindows } from './volume-window.ts';
import { containerName, listedContainer } from '../listed-container.ts';

export function localFiles(access: EngineAccess): HostFiles {
  return new LocalFiles(access);
}

/** Where to look, and whether programs run there. */
interface Opened extends AsyncDisposable {
  readonly place: ArchivePlace;
  readonly isRunning: boolean;
}

class LocalFiles implements HostFiles {
  readonly #access: EngineAccess;

  constructor(access: EngineAccess) {
    this.#access = access;
  }

  async list(place: FilePlace, folder: ListFolder): Promise<FolderListing> {
    const { engine, clock } = this.#access;
    const { signal } = folder;
    const onDisk = place.kind === 'volume' ? await this.#listOnDisk(place.name, folder) : null;
    if (onDisk) return { path: folder.path, ...pageOf(onDisk, folder) };
    return await this.#within(place, 'list', signal, async ({ place: at, isRunning }) => {
      const resolved = await resolvePath(engine, at, folder.path, signal);
      if (resolved.kind !== 'folder') throw conflict('This is not a folder.');
      const { fullPath, path } = resolved;
      const asked = isRunning ? await listByExec(engine, at.container, fullPath, signal) : null;
      const now = () => clock.monotonic();
      const listed = asked ?? (await listByArchive(engine, at.container, fullPath, { signal, now }));
      return { path, ...pageOf(listed, folder) };
    });
  }

  preview(place: FilePlace, path: string, signal: AbortSignal) {
    const { engine } = this.#access;
    return this.#within(place, 'content', signal, async ({ place: at }) =>
      previewOf(engine, at.container, await resolvePath(engine, at, path, signal), signal),
    );
  }

  async download(place: FilePlace, path: string, signal: AbortSignal): Promise<Download> {
    const { engine } = this.#access;
    const opened = await this.#open(place, 'content', signal);
    const release = async () => await opened[Symbol.asyncDispose]();
    try {
      const resolved = await resolvePath(engine, opened.place, path, signal);
      const topName = place.kind === 'volume' ? place.name : this.#nameOf(place.id);
      return await downloadOf(engine, opened.place.container, resolved, { topName, signal, release });
    } catch (error) {
      await release();
      throw hostError(error, 'This path');
    }
  }

  async upload(place: FilePlace, file: UploadFile) {
    // Refused at once, not after minutes of sending.
    await this.#within(place, 'content', file.signal, (opened) => this.#target(opened.place, file));
    await using content = await spool(file.content);
    return await this.#within(place, 'content', file.signal, async ({ place: at }) => {
      const { folder, existing } = await this.#target(at, file);
      const owner = existing ?? (await headerAt(this.#access.engine, at.container, folder.fullPath));
      await putEntry(this.#access.engine, at.container, folder.fullPath, {
        name: file.name,
        kind: 'file',
        mode: file.mode === undefined ? (existing?.mode ?? 0o644) : Number.parseInt(file.mode, 8),
        uid: file.uid ?? owner?.uid ?? 0,
        gid: file.gid ?? owner?.gid ?? 0,
        modifiedAtMs: this.#access.clock.now(),
        sizeBytes: content.sizeBytes,
        content: content.content,
      });
      const path = childOf(folder.path, file.name);
      return { path, sizeBytes: content.sizeBytes, replaced: existing !== null };
    });
  }

  makeFolder(place: FilePlace, path: string, name: string) {
    const { engine, clock, stopped } = this.#access;
    return this.#within(place, 'content', stopped, async ({ place: at }) => {
      const { folder } = await this.#target(at, { path, name, replace: false, signal: stopped });
      const parent = await headerAt(engine, at.container, folder.fullPath);
      await putEntry(engine, at.container, folder.fullPath, {
        name,
        kind: 'folder',
        mode: 0o755,
        uid: parent?.uid ?? 0,
        gid: parent?.gid ?? 0,
        modifiedAtMs: clock.now(),
      });
      return { path: childOf(folder.path, name) };
    });
  }

  async sweep(): Promise<void> {
    await closeVolumeWindows(this.#access.engine, this.#access.clock.now());
  }

  /** Only beside a socket of this machine: what is behind any other address is another disk. */
  async #listOnDisk(volume: string, { path, signal }: ListFolder): Promise<ListedFolder | null> {
    this.#access.assertLive();
    const { engine } = this.#access;
    if (!('socketPath' in engine.address)) return null;
    try {
      return await listOnDisk(await inspectVolume(engine, volume, { signal }), path);
    } catch (error) {
      throw hostError(error, 'The volume');
    }
  }

  /** The folder to write into, and what has the name there already. */
  async #target(
    place: ArchivePlace,
    { path, name, replace, signal }: Pick<UploadFile, 'path' | 'name' | 'replace' | 'signal'>,
  ) {
    const { engine } = this.#access;
    const folder = await resolvePath(engine, place, path, signal);
    if (folder.kind !== 'folder') throw conflict('This is not a folder.');
    const existing = await headerAt(engine, place.container, childOf(folder.fullPath, name), signal);
    if (existing?.kind === 'folder') throw conflict(`There is a folder ${name} already.`);
    if (existing && !replace) throw conflict(`There is a file ${name} already.`);
    return { folder, existing };
  }

  async #within<T>(
    place: FilePlace,
    purpose: 'list' | 'content',
    signal: AbortSignal,
    use: (opened: Opened) => Promise<T>,
  ): Promise<T> {
    try {
      await using opened = await this.#open(place, purpose, signal);
      return await use(opened);
    } catch (error) {
      throw hostError(error, 'This path');
    }
  }

  /** A list of a volume may come from whoever uses it now; content comes from a container that mounts nothing else. */
  async #open(place: FilePlace, purpose: 'list' | 'content', signal: AbortSignal): Promise<Opened> {
    this.#access.assertLive();
    const { engine } = this.#access;
    const nothing = { [Symbol.asyncDispose]: () => Promise.resolve() };
    if (place.kind === 'container') {
      const record = listedContainer(this.#access, place.id);
      if (!record) throw notFound('The container');
      return {
        place: { container: place.id, root: '' },
        isRunning: record.summary.state === 'running',
        ...nothing,
      };
    }
    try {
      await inspectVolume(engine, place.name, { signal });
    } catch (error) {
      throw hostError(error, 'The volume');
    }
    const user = purpose === 'list' ? await runningUser(engine, place.name, signal) : null;
    if (user) return { place: user, isRunning: true, ...nothing };
    const window = await openVolumeWindow(engine, place.name, signal);
    return { place: window, isRunning: false, [Symbol.asyncDispose]: () => window[Symbol.asyncDispose]() };
  }

  #nameOf(id: string): string {
    return containerName(this.#access, id, id.slice(0, 12));
  }
}

function childOf(folder: string, name: string): string {
  return `${folder === '/' ? '' : folder}/${name}`;
}
