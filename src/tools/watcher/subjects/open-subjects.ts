import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { Log } from '#kernel/log.ts';
import { NexusError } from '#kernel/errors.ts';
import type { ContainersSource } from './containers-source.ts';
import { localImageOf, subjectOf } from './subject-of.ts';
import { subjectKey, type LocalImage, type Subject } from './subject.ts';

export interface MissingHost {
  readonly host: string;
  readonly reason: string;
}

/** The containers of all hosts with the images that they run, as last seen. */
export interface Subjects {
  all(): readonly Subject[];
  get(host: string, name: string): Subject | undefined;
  /** Hosts that cannot be seen now, whose containers are as they were. */
  missing(): readonly MissingHost[];
  /** True once a list was read. */
  isRead(): boolean;
  /** `withImages` reads the digests of known images again too. Resolves to the keys of what is new, changed or gone. */
  refresh(options?: { readonly withImages?: boolean }): Promise<ReadonlySet<string>>;
}

interface ImageAt {
  readonly host: string;
  readonly imageId: string;
}

export function openSubjects(source: ContainersSource, log: Log): Subjects {
  return new ReadSubjects(source, log);
}

class ReadSubjects implements Subjects {
  readonly #source: ContainersSource;
  readonly #log: Log;
  #subjects = new Map<string, Subject>();
  #missing: readonly MissingHost[] = [];
  #isRead = false;
  /** By host and image id. `digests` alone can change: a pull under another name adds one. */
  readonly #images = new Map<string, LocalImage | 'gone'>();
  #refreshing: Promise<ReadonlySet<string>> = Promise.resolve(new Set<string>());

  constructor(source: ContainersSource, log: Log) {
    this.#source = source;
    this.#log = log;
  }

  all(): readonly Subject[] {
    return [...this.#subjects.values()];
  }

  get(host: string, name: string): Subject | undefined {
    return this.#subjects.get(subjectKey({ host, name }));
  }

  missing(): readonly MissingHost[] {
    return this.#missing;
  }

  isRead(): boolean {
    return this.#isRead;
  }

  /** One at a time: an older list must not overwrite a newer one. */
  refresh({ withImages = false } = {}): Promise<ReadonlySet<string>> {
    const next = this.#refreshing.catch(() => undefined).then(() => this.#read(withImages));
    this.#refreshing = next;
    return next;
  }

  async #read(withImages: boolean): Promise<ReadonlySet<string>> {
    const { hosts, containers: listed } = await this.#source.list();
    const containers = listed.filter((one) => !isPassing(one));
    const live = new Set(hosts.filter(({ state }) => state === 'live').map(({ id }) => id));
    this.#missing = hosts.filter(({ id }) => !live.has(id)).map(missingOf);
    await this.#readImages(containers, live, withImages);
    const kept = [...this.#subjects.values()].filter(
      (subject) => !live.has(subject.host) && hosts.some(({ id }) => id === subject.host),
    );
    const read = containers.map((one) => subjectOf(one, this.#images.get(imageKey(one))));
    const next = new Map([...kept, ...read].map((subject) => [subjectKey(subject), subject]));
    const changed = differences(this.#subjects, next);
    this.#subjects = next;
    this.#isRead = true;
    return changed;
  }

  async #readImages(
    containers: readonly ContainerSummary[],
    live: ReadonlySet<string>,
    withImages: boolean,
  ): Promise<void> {
    const wanted = new Map(containers.map((one) => [imageKey(one), one]));
    for (const key of this.#images.keys()) if (!wanted.has(key)) this.#images.delete(key);
    if (withImages) for (const host of live) await this.#readDigests(host);
    for (const [key, one] of wanted) {
      if (live.has(one.host) && !this.#images.has(key)) await this.#readImage(key, one);
    }
  }

  async #readDigests(host: string): Promise<void> {
    try {
      for (const { id, digests } of await this.#source.images(host)) {
        const key = imageKey({ host, imageId: id });
        const known = this.#images.get(key);
        if (known !== undefined && known !== 'gone') this.#images.set(key, { ...known, digests });
        else this.#images.delete(key);
      }
    } catch (error) {
      this.#tell(error, host);
    }
  }

  async #readImage(key: string, { host, imageId }: ImageAt): Promise<void> {
    try {
      this.#images.set(key, localImageOf(await this.#source.imageDetails(host, imageId)));
    } catch (error) {
      if (error instanceof NexusError && error.code === 'not-found') this.#images.set(key, 'gone');
      else this.#tell(error, host);
    }
  }

  /** The next look may have it. */
  #tell(error: unknown, host: string): void {
    if (!(error instanceof NexusError)) throw error;
    this.#log.debug({ host, error: error.message }, 'images cannot be read');
  }
}

/** Made by NEXUS while a container is replaced, and gone soon. */
function isPassing({ name, labels }: ContainerSummary): boolean {
  return /-nexus-[0-9a-f]{8}(-old)?$/.test(name) || Object.hasOwn(labels, 'nexus.helper');
}

function imageKey({ host, imageId }: ImageAt): string {
  return `${host}/${imageId}`;
}

function missingOf({ id, reason }: HostStatus): MissingHost {
  return { host: id, reason };
}

function differences(
  before: ReadonlyMap<string, Subject>,
  after: ReadonlyMap<string, Subject>,
): ReadonlySet<string> {
  const changed = new Set([...before.keys()].filter((key) => !after.has(key)));
  for (const [key, subject] of after) {
    const known = before.get(key);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(subject)) changed.add(key);
  }
  return changed;
}
