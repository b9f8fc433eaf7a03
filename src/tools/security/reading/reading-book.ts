import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { oneAtATime } from '#library/one-at-a-time.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { KeptFacts } from '../inventories/inventory-store.ts';
import type { Inventories } from '../inventories/open-inventories.ts';
import { imageKey, type ImageKey } from './lab-image.ts';
import {
  askFor,
  deleteAttempt,
  deleteHostImages,
  readAttempts,
  readHostImages,
  settleRead,
  writeAttempt,
  writeHostImage,
  type Attempt,
  type HostImage,
} from './reading-store.ts';
import type { ReadingTables } from './reading-tables.ts';

export interface BookOptions {
  readonly database: Database<ReadingTables>;
  readonly clock: Clock;
  readonly inventories: Inventories;
}

/** What is remembered of images, at hand. Whatever changes it is durable when it resolves. */
export class ReadingBook {
  readonly #options: BookOptions;
  #images = new Map<string, HostImage>();
  #attempts = new Map<string, Attempt>();
  #facts = new Map<string, KeptFacts>();
  readonly reload: () => Promise<void> = oneAtATime(() => this.#reload());

  constructor(options: BookOptions) {
    this.#options = options;
  }

  images(): readonly HostImage[] {
    return [...this.#images.values()];
  }

  image(key: ImageKey): HostImage | undefined {
    return this.#images.get(imageKey(key));
  }

  attempt(digest: string): Attempt | undefined {
    return this.#attempts.get(digest);
  }

  attempts(): readonly Attempt[] {
    return [...this.#attempts.values()];
  }

  facts(digest: string): KeptFacts | undefined {
    return this.#facts.get(digest);
  }

  allFacts(): readonly KeptFacts[] {
    return [...this.#facts.values()];
  }

  async learn(key: ImageKey, digest: string): Promise<void> {
    const known = this.image(key);
    if (known?.digest === digest) return;
    await writeHostImage(this.#options.database, { host: key.host, id: key.id, digest });
    const asked = { askedMs: known?.askedMs ?? null, isAskedAlone: known?.isAskedAlone ?? false };
    this.#images.set(imageKey(key), { host: key.host, id: key.id, digest, ...asked });
  }

  async forget(images: readonly ImageKey[]): Promise<void> {
    await deleteHostImages(this.#options.database, images);
    await this.reload();
  }

  async ask(images: readonly HostImage[], isAlone: boolean): Promise<void> {
    const { database, clock } = this.#options;
    await askFor(database, images, { nowMs: clock.now(), isAlone });
    await this.reload();
  }

  async noteAttempt(attempt: Attempt): Promise<void> {
    await writeAttempt(this.#options.database, attempt);
    await this.reload();
  }

  /** As if it had not been tried. */
  async dropAttempt(digest: string): Promise<void> {
    await deleteAttempt(this.#options.database, digest);
    await this.reload();
  }

  /** An answer for now: the read of the whole is still to come. */
  async keepFirst(digest: string, revisions: string, inventory: Inventory): Promise<void> {
    await this.#options.inventories.put(digest, revisions, inventory);
    await this.reload();
  }

  /** `askedMs`: of when the request is that this answers. */
  async keepWhole(
    digest: string,
    revisions: string,
    kept: { readonly inventory: Inventory; readonly askedMs: number | null },
  ): Promise<void> {
    const { database, inventories } = this.#options;
    await inventories.put(digest, revisions, kept.inventory);
    await settleRead(database, digest, kept.askedMs);
    await this.reload();
  }

  async #reload(): Promise<void> {
    const { database, inventories } = this.#options;
    const [images, attempts, facts] = await Promise.all([
      readHostImages(database),
      readAttempts(database),
      inventories.list(),
    ]);
    this.#images = new Map(images.map((one) => [imageKey(one), one]));
    this.#attempts = new Map(attempts.map((one) => [one.digest, one]));
    this.#facts = new Map(facts.map((one) => [one.image, one]));
  }
}
