import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { Clock } from '#kernel/clock.ts';
import { NexusError } from '#kernel/errors.ts';
import type { Log } from '#kernel/log.ts';
import { oneAtATime } from '#library/one-at-a-time.ts';
import { fixedExposure, type FixedExposure } from './container-exposure.ts';
import type { ContainersPort } from './containers-port.ts';
import { contentDigest } from './content-digest.ts';
import { ImageListings } from './image-listings.ts';
import { isPassing, labContainer } from './lab-container.ts';
import { imageKey, type ImageKey, type LabImage } from './lab-image.ts';
import { labImages } from './lab-images.ts';
import type { ReadingBook } from './reading-book.ts';

export interface LabOptions {
  readonly containers: ContainersPort;
  readonly book: ReadingBook;
  readonly clock: Clock;
  readonly log: Log;
}

const mostAtOnce = 4;

/** The images of all hosts with their containers, as last seen. */
export class Lab {
  readonly #options: LabOptions;
  readonly #listings: ImageListings;
  readonly #exposures = new Map<string, FixedExposure>();
  /** Images that their host does not know any more. */
  readonly #gone = new Set<string>();
  #hosts: readonly HostStatus[] = [];
  #containers: readonly ContainerSummary[] = [];
  #isRead = false;
  #problem: string | null = null;
  /** Rejects with the signal's reason only. */
  readonly refresh: (signal: AbortSignal) => Promise<void> = oneAtATime((signal) => this.#refresh(signal));

  constructor(options: LabOptions) {
    this.#options = options;
    this.#listings = new ImageListings(options.containers, options.clock);
  }

  images(): LabImage[] {
    return labImages({
      containers: this.#containers.map((one) => ({
        imageId: one.imageId,
        container: labContainer(one, this.#exposures.get(imageKey(one))),
      })),
      remembered: this.#options.book.images(),
      listed: (key) => this.#listings.get(key),
      isGone: (key) => this.#gone.has(imageKey(key)),
      isLive: (host) => this.isLive(host),
    });
  }

  hosts(): readonly HostStatus[] {
    return this.#hosts;
  }

  isLive(host: string): boolean {
    return this.#problem === null && this.#hosts.some(({ id, state }) => id === host && state === 'live');
  }

  /** A host is being reached: soon there is more to know. */
  isConnecting(): boolean {
    return this.#hosts.some(({ state }) => state === 'connecting');
  }

  /** True once a list was read. */
  isRead(): boolean {
    return this.#isRead;
  }

  /** Why Containers cannot be asked now. */
  problem(): string | null {
    return this.#problem;
  }

  /** What is remembered of images that are there no more, or of hosts. */
  left(): ImageKey[] {
    if (!this.#isRead) return [];
    const hosts = new Set(this.#hosts.map(({ id }) => id));
    const used = new Set(this.#containers.map((one) => imageKey(imageOf(one))));
    return this.#options.book
      .images()
      .filter((one) => !hosts.has(one.host) || (this.#listings.lacks(one) && !used.has(imageKey(one))));
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    try {
      signal.throwIfAborted();
      await this.#read(signal);
      this.#problem = null;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof NexusError)) throw error;
      this.#options.log.debug({ error: error.message }, 'the containers cannot be read');
      this.#problem = error.message;
    }
  }

  async #read(signal: AbortSignal): Promise<void> {
    const { hosts, containers } = await this.#options.containers.list({ query: {} }, { signal });
    const live = hosts.filter(({ state }) => state === 'live');
    const isLive = (host: string) => live.some(({ id }) => id === host);
    const seen = containers.filter((one) => !isPassing(one));
    const lost = this.#containers.filter(
      (one) =>
        !isLive(one.host) &&
        hosts.some(({ id }) => id === one.host) &&
        !seen.some(({ host, id }) => host === one.host && id === one.id),
    );
    const all = [...seen, ...lost];
    const reachable = seen.filter(({ host }) => isLive(host));
    const used = reachable.map(imageOf);
    if (await this.#listings.refresh(live, used, signal)) this.#gone.clear();
    await this.#learnContents(used, signal);
    await this.#learnExposures(reachable, signal);
    // Only now: a container of which it is not known how it stands would seem to stand well.
    this.#hosts = hosts;
    this.#containers = all;
    const keys = new Set(all.map(imageKey));
    for (const key of this.#exposures.keys()) if (!keys.has(key)) this.#exposures.delete(key);
    this.#isRead = true;
  }

  async #learnContents(used: readonly ImageKey[], signal: AbortSignal): Promise<void> {
    const { book, containers } = this.#options;
    const unknown = new Map(used.map((key) => [imageKey(key), key]));
    for (const key of unknown.keys()) if (this.#gone.has(key)) unknown.delete(key);
    const wanted = [...unknown.values()].filter((key) => !book.image(key) || this.#isOnceGone(key));
    await this.#each(wanted, signal, async ({ host, id }) => {
      try {
        const parts = await containers.imageParts({ params: { host, image: id } }, { signal });
        await book.learn({ host, id }, contentDigest(parts));
      } catch (error) {
        if (!(error instanceof NexusError && error.code === 'not-found')) throw error;
        this.#gone.add(imageKey({ host, id }));
        // What its containers tell is kept under the engine's own name.
        if (!book.image({ host, id })) await book.learn({ host, id }, id);
      }
    });
  }

  /** It was not there when it was first looked for. */
  #isOnceGone(key: ImageKey): boolean {
    return this.#options.book.image(key)?.digest === key.id;
  }

  async #learnExposures(containers: readonly ContainerSummary[], signal: AbortSignal): Promise<void> {
    const unknown = containers.filter((one) => !this.#exposures.has(imageKey(one)));
    await this.#each(unknown, signal, async ({ host, id }) => {
      const details = await this.#options.containers.details({ params: { host, id } }, { signal });
      this.#exposures.set(imageKey({ host, id }), fixedExposure(details));
    });
  }

  /** What cannot be had now is asked for at the next look. */
  async #each<T extends ImageKey>(
    items: readonly T[],
    signal: AbortSignal,
    learn: (item: T) => Promise<void>,
  ): Promise<void> {
    for (let at = 0; at < items.length; at += mostAtOnce) {
      const some = items.slice(at, at + mostAtOnce).map(async (item) => {
        try {
          await learn(item);
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof NexusError)) throw error;
          this.#options.log.debug({ host: item.host, id: item.id, error: error.message }, 'not known yet');
        }
      });
      await Promise.all(some);
    }
  }
}

function imageOf({ host, imageId }: ContainerSummary): ImageKey {
  return { host, id: imageId };
}
