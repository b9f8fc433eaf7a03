import type { HostStatus } from '#contracts/containers/host.ts';
import type { ImageSummary } from '#contracts/containers/images.ts';
import type { Clock } from '#kernel/clock.ts';
import type { ContainersPort } from './containers-port.ts';
import { imageKey, type ImageKey } from './lab-image.ts';

type Listed = Pick<ImageSummary, 'tags' | 'sizeBytes'>;

/** An engine lists all its images in one go, but it takes it a moment. */
const listEveryMs = 5 * 60_000;

/** The images that hosts said they have, asked again when a container has one that was not among them. */
export class ImageListings {
  readonly #containers: Pick<ContainersPort, 'images'>;
  readonly #clock: Clock;
  #hosts = new Map<string, ReadonlyMap<string, Listed>>();
  /** Containers' images that are in no list, as of engines that call them otherwise. */
  #unlisted = new Set<string>();
  #listedMs = -Infinity;

  constructor(containers: Pick<ContainersPort, 'images'>, clock: Clock) {
    this.#containers = containers;
    this.#clock = clock;
  }

  /** True when it asked. */
  async refresh(
    live: readonly HostStatus[],
    used: readonly ImageKey[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const nowMs = this.#clock.monotonic();
    const isOld = nowMs - this.#listedMs >= listEveryMs;
    const hasNew = used.some((key) => !this.get(key) && !this.#unlisted.has(imageKey(key)));
    if (live.length === 0 || (!isOld && !hasNew)) return false;
    const { images, missing } = await this.#containers.images({ query: {} }, { signal });
    const silent = new Set(missing.map(({ host }) => host));
    const byHost = Map.groupBy(images, ({ host }) => host);
    for (const { id } of live) {
      if (silent.has(id)) continue;
      this.#hosts.set(id, new Map((byHost.get(id) ?? []).map((one) => [one.id, one])));
    }
    this.#unlisted = new Set(used.filter((key) => !this.get(key)).map(imageKey));
    this.#listedMs = nowMs;
    return true;
  }

  get({ host, id }: ImageKey): Listed | undefined {
    return this.#hosts.get(host)?.get(id);
  }

  /** The host has told all it has, and this is not among it. */
  lacks({ host, id }: ImageKey): boolean {
    return this.#hosts.get(host)?.has(id) === false;
  }
}
