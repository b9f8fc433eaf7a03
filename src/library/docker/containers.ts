import type { CreateContainer, UpdateContainer } from './container-config.ts';
import type { ContainerDetails, ContainerSummary } from './container.ts';
import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { segment, type Filters } from './query.ts';

export interface ListContainers extends CallOptions {
  /** Stopped ones too. */
  readonly all?: boolean;
  /** Asks for disk sizes: slow, the engine walks every writable layer. */
  readonly size?: boolean;
  readonly filters?: Filters;
}

export async function listContainers(
  engine: Engine,
  options: ListContainers = {},
): Promise<ContainerSummary[]> {
  const { all, size, filters, ...call } = options;
  return await engine.json({ path: '/containers/json', query: { all, size, filters }, ...call });
}

/** `id` is an id, a unique start of one, or a name; in every function of this file. */
export async function inspectContainer(
  engine: Engine,
  id: string,
  call: CallOptions & { size?: boolean } = {},
): Promise<ContainerDetails> {
  const { size, ...rest } = call;
  return await engine.json({ path: `/containers/${segment(id)}/json`, query: { size }, ...rest });
}

export interface RemoveContainer extends CallOptions {
  /** Kills it first. */
  readonly force?: boolean;
  /** Deletes its anonymous volumes, and with them their data. */
  readonly anonymousVolumes?: boolean;
}

export async function removeContainer(
  engine: Engine,
  id: string,
  options: RemoveContainer = {},
): Promise<void> {
  const { force, anonymousVolumes, ...call } = options;
  const query = { force, v: anonymousVolumes };
  await engine.json({
    method: 'DELETE',
    path: `/containers/${segment(id)}`,
    query,
    timeoutMs: 120_000,
    ...call,
  });
}

export interface CreateOptions extends CallOptions {
  readonly name?: string;
  readonly platform?: string;
}

export async function createContainer(
  engine: Engine,
  body: CreateContainer,
  options: CreateOptions = {},
): Promise<{ Id: string; Warnings: string[] | null }> {
  const { name, platform, ...call } = options;
  return await engine.json({
    method: 'POST',
    path: '/containers/create',
    query: { name, platform },
    body,
    ...call,
  });
}

export async function renameContainer(
  engine: Engine,
  id: string,
  name: string,
  call?: CallOptions,
): Promise<void> {
  await engine.json({ method: 'POST', path: `/containers/${segment(id)}/rename`, query: { name }, ...call });
}

/** Changes limits or the restart policy of a container in place. */
export async function updateContainer(
  engine: Engine,
  id: string,
  body: UpdateContainer,
  call?: CallOptions,
): Promise<{ Warnings: string[] | null }> {
  return await engine.json({ method: 'POST', path: `/containers/${segment(id)}/update`, body, ...call });
}

/** `Kind`: 0 modified, 1 added, 2 deleted. */
export interface FileChange {
  readonly Path: string;
  readonly Kind: 0 | 1 | 2;
}

/** Files that differ from the image: data that dies with the container. */
export async function containerChanges(
  engine: Engine,
  id: string,
  call?: CallOptions,
): Promise<FileChange[]> {
  return (
    (await engine.json<FileChange[] | null>({ path: `/containers/${segment(id)}/changes`, ...call })) ?? []
  );
}

export interface ContainerProcesses {
  readonly Titles: readonly string[];
  readonly Processes: readonly (readonly string[])[];
}

export async function containerProcesses(
  engine: Engine,
  id: string,
  call?: CallOptions,
): Promise<ContainerProcesses> {
  return await engine.json({ path: `/containers/${segment(id)}/top`, ...call });
}
