import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import type { FileChange } from '#library/docker/containers.ts';
import type { Engine } from '#library/docker/engine.ts';
import { writableLayerBytes } from '../../local-host/measure-removal.ts';
import { changesBetween } from '../compare-bodies.ts';
import type { ContainerBody } from '../container-body.ts';
import type { Captured } from './capture.ts';
import { canBeMoved, imageId as idOfImage } from './image-tags.ts';
import { filesInLayer } from './layer-files.ts';
import { macWarning } from './mac-warning.ts';

export interface WarningFacts {
  readonly captured: Captured;
  /** Null when the engine could not say in time. */
  readonly changes: readonly FileChange[] | null;
  readonly inlineFiles: readonly string[];
  /** As it will be. */
  readonly body: ContainerBody;
  /** Null while it is not known. */
  readonly imageId: string | null;
}

const maxExamples = 20;

/** What is lost with the old container, or cannot be kept as it is. */
export async function warningsOf(
  engine: Engine,
  facts: WarningFacts,
  signal?: AbortSignal,
): Promise<RecreateWarning[]> {
  const about = warnAbout(facts.captured.body.name);
  const found = [
    await writableLayer(engine, facts, signal),
    inlineFiles(facts),
    autoRemove(facts),
    providersGone(facts),
    await macAddresses(engine, facts),
    await imageName(engine, facts),
    composeFile(facts),
  ];
  return found.filter((one) => one !== undefined).map(about);
}

type Part = Pick<RecreateWarning, 'code' | 'message'> & Partial<RecreateWarning>;

function warnAbout(container: string) {
  return (part: Part): RecreateWarning => ({ container, paths: [], count: 0, bytes: null, ...part });
}

async function writableLayer(
  engine: Engine,
  { captured: { inspection }, changes, inlineFiles: copied }: WarningFacts,
  signal: AbortSignal | undefined,
): Promise<Part | undefined> {
  const code = 'writable-layer';
  if (changes === null) {
    const message = 'The engine could not say in time which files live in the container only. They are lost.';
    return { code, message };
  }
  const files = filesInLayer(changes, inspection).filter((path) => !copied.includes(path));
  if (files.length === 0) return undefined;
  const message =
    'Files were written into the container itself, outside any volume. They are lost. Mount a volume there first to keep them.';
  const bytes = await writableLayerBytes(engine, inspection.Id, signal);
  return { code, message, paths: files.slice(0, maxExamples), count: files.length, bytes };
}

function inlineFiles({ inlineFiles: paths }: WarningFacts): Part | undefined {
  if (paths.length === 0) return undefined;
  const message = 'Configs or secrets that compose wrote into the container are copied into the new one.';
  return { code: 'inline-files', message, paths: paths.slice(0, maxExamples), count: paths.length };
}

function autoRemove({ captured: { inspection } }: WarningFacts): Part | undefined {
  if (!inspection.HostConfig.AutoRemove) return undefined;
  const message =
    'It deletes itself when it stops (--rm). Should the new one fail, the old one is made again.';
  return { code: 'auto-remove', message };
}

/** Names take the place of ids wherever the other container exists. */
function providersGone({ body: { create } }: WarningFacts): Part | undefined {
  const modes = [create.HostConfig?.NetworkMode, create.HostConfig?.PidMode, create.HostConfig?.IpcMode];
  if (!modes.some((mode) => /^container:[0-9a-f]{64}$/.test(mode ?? ''))) return undefined;
  const message =
    'It uses the namespace of a container that no longer exists. Choose another one, or it cannot be created.';
  return { code: 'provider-gone', message };
}

async function macAddresses(engine: Engine, { captured, body }: WarningFacts): Promise<Part | undefined> {
  const message = macWarning(body, captured.inspection, await engine.apiVersion());
  return message === undefined ? undefined : { code: 'mac-address', message };
}

async function imageName(engine: Engine, { body, imageId }: WarningFacts): Promise<Part | undefined> {
  const reference = body.create.Image;
  if (imageId === null || canBeMoved(reference)) return undefined;
  if ((await idOfImage(engine, reference)) === imageId) return undefined;
  const message = `Its image is not called ${reference} any more; the new container names it by its id.`;
  return { code: 'image-name', message };
}

/** Compose knows nothing of what is changed beside its file. */
function composeFile({ captured, body }: WarningFacts): Part | undefined {
  const files = body.create.Labels?.['com.docker.compose.project.config_files'];
  if (files === undefined || changesBetween(captured.body, body).length === 0) return undefined;
  const { reference } = captured.image;
  const message =
    body.create.Image === reference
      ? 'The compose file does not say this. Change it there too, or it is gone when compose makes the container anew.'
      : `The compose file still names ${reference}. Change it there too, or the next "docker compose up" goes back.`;
  return { code: 'compose-file', message, paths: files.split(',').slice(0, maxExamples) };
}
