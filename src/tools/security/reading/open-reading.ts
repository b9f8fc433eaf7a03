import { containersEvents } from '#contracts/containers.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { KeptInventory } from '../inventories/open-inventories.ts';
import { Bell } from '#kernel/coordinator/bell.ts';
import { namedImages, usedImages } from './asked-images.ts';
import { isShown, knowledgeOf, type ReadingKnowledge } from './knowledge.ts';
import { imageKey, type LabImage } from './lab-image.ts';
import { Lab } from './lab.ts';
import { LeadReading } from './lead-reading.ts';
import { contentsOf, type Content, type PlanContext } from './plan-reads.ts';
import { ReadingBook } from './reading-book.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { readingStatus, type ReadingStatus } from './reading-status.ts';
import { changeOf, viewOf, type ReadingChange, type ReadingView } from './reading-view.ts';

const lookEveryMs = 30_000;
const sharedLookEveryMs = 10_000;
/** As after a start, when nothing tells that a host is there by now. */
const connectingLookEveryMs = 1_000;
/** Events come in bunches. */
const bunchMs = 300;
const usualDeadlineMs = 30 * 60_000;

/** Follows Containers, and reads what is new. To be opened before the bus starts. */
export async function openReading(options: ReadingOptions): Promise<Reading> {
  const opened = new OpenReading(options);
  await opened.begin();
  return opened;
}

class OpenReading implements Reading {
  readonly #options: ReadingOptions;
  readonly #book: ReadingBook;
  readonly #lab: Lab;
  readonly #leading: LeadReading;
  readonly #look = new Bell();
  readonly #bells = { whole: new Bell(), first: new Bell(), upkeep: new Bell() };
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(change: ReadingChange) => void>();
  #view: ReadingView = { images: new Map(), facts: [], status: { reading: [], waiting: 0, troubles: [] } };
  #following: Promise<void> = Promise.resolve();
  #led: Promise<void> = Promise.resolve();

  constructor(options: ReadingOptions) {
    const { kernel, inventories, containers, scanner, deadlineMs = usualDeadlineMs } = options;
    const { clock, log, database } = kernel;
    this.#options = options;
    this.#book = new ReadingBook({ database, clock, inventories });
    this.#lab = new Lab({ containers, book: this.#book, clock, log });
    this.#leading = new LeadReading({
      log,
      book: this.#book,
      lab: this.#lab,
      inventories,
      reading: { containers, scanner, clock, deadlineMs },
      contents: () => this.#contents(),
      planContext: () => this.#context(),
      changed: () => this.#tell(),
      isShared: this.#isShared,
      bells: this.#bells,
    });
  }

  async begin(): Promise<void> {
    const { bus, coordinator } = this.#options.kernel;
    await this.#book.reload();
    this.#view = this.#newView();
    // oxlint-disable-next-line typescript/require-await -- a handler resolves, and this one only rings a bell
    bus.subscribe(containersEvents, 'read-images', async () => this.lookSoon(), { from: 'next' });
    this.#following = this.#follow();
    const lead = async (lease: Parameters<LeadReading['lead']>[0]) => {
      const leading = this.#leading.lead(lease);
      this.#led = leading.catch(() => undefined);
      await leading;
    };
    coordinator.whileHolding('security-reading', lead, this.#stop.signal);
  }

  isRead(): boolean {
    return this.#lab.isRead();
  }

  subjects(): readonly LabImage[] {
    return [...this.#view.images.values()].map(({ image }) => image);
  }

  knowledge(host: string, id: string): ReadingKnowledge | undefined {
    return this.#view.images.get(imageKey({ host, id }))?.knowledge;
  }

  inventoryOf(digest: string): Promise<KeptInventory | undefined> {
    return this.#options.inventories.get(digest);
  }

  status(): ReadingStatus {
    return this.#view.status;
  }

  async readNow(host?: string, image?: string): Promise<number> {
    const parts = { lab: this.#lab, book: this.#book, containers: this.#options.containers };
    const wanted = image === undefined ? usedImages(parts, host) : await namedImages(parts, host, image);
    await this.#book.ask(wanted, image !== undefined);
    this.#tell();
    return wanted.length;
  }

  lookSoon(): void {
    this.#look.ring();
  }

  watch(listener: (change: ReadingChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#following, this.#led]);
  }

  get #isShared(): boolean {
    return this.#options.kernel.database.engine === 'postgres';
  }

  async #follow(): Promise<void> {
    const { clock, log } = this.#options.kernel;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#look.answer();
      try {
        await this.#lab.refresh(signal);
        if (this.#isShared) await this.#book.reload();
        this.#leading.hostsSeen();
        this.#tell();
      } catch (error) {
        if (!signal.aborted) log.error({ error }, 'the images of the hosts cannot be followed');
      }
      const usualMs = this.#isShared ? sharedLookEveryMs : lookEveryMs;
      await pause(clock, this.#lab.isConnecting() ? connectingLookEveryMs : usualMs, signal, this.#look.rung);
      await pause(clock, bunchMs, signal);
    }
  }

  #contents(): Content[] {
    return contentsOf(this.#lab.images(), this.#book);
  }

  #context(): PlanContext {
    return {
      revisions: this.#options.scanner.revisions,
      isReadingOn: this.#options.settings.isReadingOn(),
      isLive: (host) => this.#lab.isLive(host),
      nowMs: this.#options.kernel.clock.now(),
    };
  }

  /** Puts together what is shown, and says what of it is new. */
  #tell(): void {
    const before = this.#view;
    this.#view = this.#newView();
    const change = changeOf(before, this.#view);
    if (!change) return;
    for (const bell of Object.values(this.#bells)) bell.ring();
    for (const listener of this.#listeners) listener(change);
  }

  #newView(): ReadingView {
    const [contents, context] = [this.#contents(), this.#context()];
    const byDigest = new Map(contents.map((content) => [content.digest, content]));
    const knowledge = (image: LabImage) => {
      const content = byDigest.get(image.digest ?? '');
      return knowledgeOf(image, content, { ...context, isBeingRead: content?.attempt?.startedMs != null });
    };
    const seen = this.#lab.isRead() ? this.#lab.images() : [];
    const images = seen.filter((image) => isShown(image, byDigest.get(image.digest ?? '')));
    const unreadable = images.filter((image) => knowledge(image).state === 'unknown');
    const { hosts, problem } = { hosts: this.#lab.hosts(), problem: this.#lab.problem() };
    const status = readingStatus({ contents, context, hosts, problem, unreadable });
    return viewOf(images, { facts: this.#book.allFacts(), status, knowledgeOf: knowledge });
  }
}
