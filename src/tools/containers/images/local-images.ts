import type {
  ImageDetails,
  ImageRemovalPreview,
  ImageSummary,
  ImageToRemove,
  PullRequest,
} from '#contracts/containers/images.ts';
import { listContainers } from '#library/docker/containers.ts';
import { imageHistory, inspectImage, listImages, removeImage, tagImage } from '#library/docker/images.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { splitReference } from '#library/image-reference/split-reference.ts';
import type { ActionOutcome } from '../host.ts';
import { attempt } from '../local-host/attempt.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import { hostError } from '../local-host/host-error.ts';
import type { StepProgress } from '../operation.ts';
import type { RemovalOutcome } from '../removal-step.ts';
import type { DiskUsageCache } from '../volumes/disk-usage.ts';
import type { HostImages, ImageChoice } from './host-images.ts';
import { sizedLayers, type SizedLayer } from './image-layers.ts';
import { changedSince, imageRemovalPreview } from './image-removal.ts';
import { imageDetails, imageSummary } from './image-summary.ts';
import { pullImage } from './pull-image.ts';

export function localImages(access: EngineAccess, usage: DiskUsageCache): HostImages {
  return new LocalImages(access, usage);
}

class LocalImages implements HostImages {
  readonly #access: EngineAccess;
  readonly #usage: DiskUsageCache;
  /** By image id: what an image consists of never changes. */
  #layers = new Map<string, readonly SizedLayer[]>();

  constructor(access: EngineAccess, usage: DiskUsageCache) {
    this.#access = access;
    this.#usage = usage;
  }

  async list(signal?: AbortSignal): Promise<ImageSummary[]> {
    this.#access.assertLive();
    try {
      const { engine } = this.#access;
      // Not from what is remembered: a container of the last second counts too.
      const [images, containers] = await Promise.all([
        listImages(engine, { signal }),
        listContainers(engine, { all: true, signal }),
      ]);
      const shared = this.#usage.last()?.sharedBytes ?? new Map<string, number>();
      return images
        .map((image) => imageSummary(this.#access.host, image, containers, shared))
        .toSorted(taggedFirst);
    } catch (error) {
      throw hostError(error, 'The image');
    }
  }

  async inspect(image: string, signal?: AbortSignal): Promise<ImageDetails> {
    this.#access.assertLive();
    const { engine } = this.#access;
    try {
      const [body, history, all] = await Promise.all([
        inspectImage(engine, image, { signal }),
        imageHistory(engine, image, { signal }),
        this.list(signal),
      ]);
      const summary = all.find(({ id }) => id === body.Id) ?? this.#hidden(body.Id, body.Size);
      return imageDetails(summary, body, history);
    } catch (error) {
      throw hostError(error, 'The image');
    }
  }

  pull(request: PullRequest, progress: StepProgress): Promise<ActionOutcome> {
    this.#access.assertLive();
    return pullImage(this.#access, request, progress);
  }

  tag(image: string, reference: string): Promise<ActionOutcome> {
    this.#access.assertLive();
    const { repository, tag = 'latest' } = splitReference(reference);
    return attempt(
      tagImage(this.#access.engine, image, repository, tag),
      `${reference} could not be given as a name`,
    );
  }

  async previewRemoval(
    choice: ImageChoice,
    { includeRollback, signal }: Parameters<HostImages['previewRemoval']>[1],
  ): Promise<ImageRemovalPreview> {
    const all = await this.list(signal);
    const layers = new Map<string, readonly SizedLayer[]>();
    for (const { id } of all) layers.set(id, this.#layers.get(id) ?? (await this.#readLayers(id, signal)));
    this.#layers = layers;
    return imageRemovalPreview({ all, layers, choice, includeRollback });
  }

  async remove(previewed: ImageToRemove): Promise<RemovalOutcome> {
    const now = (await this.list()).find(({ id }) => id === previewed.id);
    const changed = changedSince(previewed, now);
    if (changed) return changed;
    // By tag, so that one which appears this very moment still holds the image; the engine refuses what is in use.
    const names = now && now.tags.length > 0 ? now.tags : [previewed.id];
    for (const name of names) {
      const outcome = await this.#removeOne(name);
      if (!('done' in outcome) || !outcome.done) return outcome;
    }
    return { done: true };
  }

  async #removeOne(name: string): Promise<RemovalOutcome> {
    try {
      await removeImage(this.#access.engine, name);
      return { done: true };
    } catch (error) {
      if (isEngineError(error, 'not-found')) return { done: true };
      if (isEngineError(error, 'conflict')) return { kept: keptBecause(error.engineText ?? error.message) };
      if (!isEngineError(error)) throw error;
      const engineText = error.engineText ?? error.message;
      return { done: false, message: `${name} could not be removed: ${engineText}`, engineText };
    }
  }

  async #readLayers(id: string, signal: AbortSignal | undefined): Promise<readonly SizedLayer[]> {
    const { engine } = this.#access;
    try {
      const [body, history] = await Promise.all([
        inspectImage(engine, id, { signal }),
        imageHistory(engine, id, { signal }),
      ]);
      return sizedLayers(body.RootFS.Layers ?? [], history);
    } catch (error) {
      // Removed since the list was read: it holds nothing any more.
      if (isEngineError(error, 'not-found')) return [];
      throw hostError(error, 'The image');
    }
  }

  /** An image below others is in no list. */
  #hidden(id: string, sizeBytes: number): ImageSummary {
    const image = {
      Id: id,
      RepoTags: null,
      RepoDigests: null,
      Created: 0,
      Size: sizeBytes,
      Labels: null,
      Containers: -1,
    };
    return imageSummary(this.#access.host, image, [], new Map());
  }
}

function keptBecause(engineText: string): string {
  if (/dependent child images/i.test(engineText)) return 'other images are built upon it.';
  const container = /container (\w{12})/.exec(engineText)?.[1];
  if (container) return `the container ${container} uses it.`;
  return engineText;
}

function taggedFirst(a: ImageSummary, b: ImageSummary): number {
  const [nameA, nameB] = [a.tags[0] ?? '', b.tags[0] ?? ''];
  return (
    Number(nameA === '') - Number(nameB === '') || nameA.localeCompare(nameB) || b.createdAtMs - a.createdAtMs
  );
}
