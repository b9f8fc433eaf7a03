import { join } from 'node:path';
import type { FeedState } from '#contracts/security/feeds.ts';
import type { Feed, Present } from '../feeds/feed.ts';
import { fetchLimits } from '../feeds/fetch-part/ask.ts';
import { feeds as allFeeds } from '../feeds/index.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { MatchableInventory } from '../matching/match-packages.ts';
import type { Advisories, AdvisoryNews, Matched, WithInventory } from './advisories.ts';
import type { AdvisoriesOptions } from './advisories-options.ts';
import { type AdvisoryChange, everythingChanged } from './advisory-change.ts';
import { AdvisoryListeners } from './advisory-listeners.ts';
import { feedStates, type ImportedPart, importedParts, oldestCheckMs } from './feed-states.ts';
import { FetchLoop } from './fetch-loop.ts';
import { fetchOne } from './fetch-one.ts';
import type { FlawFacts, FlawTold } from './flaw-told.ts';
import type { Imported } from './imported.ts';
import { importFault } from './import-fault.ts';
import { indexSize } from './index-size.ts';
import { matchEach } from './match-each.ts';
import { PartBook } from './part-book.ts';
import { applyRematch } from './rematch.ts';
import type { AnswerOf } from './threads/index-requests.ts';
import type { IndexThreadError } from './threads/index-thread.ts';
import { type IndexThreads, openIndexThreads } from './threads/open-index-threads.ts';

/** Nothing that is asked of an index takes so long, even while a large feed is written. */
const patience = { mostMs: 10 * 60_000 };

/** Opens the index and tells what is in it. @throws IndexThreadError when it cannot be opened: the disk is full, or another has it. */
export async function openAdvisories(options: AdvisoriesOptions): Promise<Advisories> {
  const advisories = new OpenedAdvisories(options);
  try {
    await advisories.facts([]);
    return advisories;
  } catch (error) {
    await advisories[Symbol.asyncDispose]();
    throw error;
  }
}

class OpenedAdvisories implements Advisories {
  readonly #options: AdvisoriesOptions & { readonly feeds: readonly Feed[] };
  readonly #indexPath: string;
  readonly #book = new PartBook();
  readonly #listeners: AdvisoryListeners;
  readonly #threads: IndexThreads;
  readonly #loop: FetchLoop;

  constructor(options: AdvisoriesOptions) {
    const { dataDir, clock, log, fetch = {}, feeds = allFeeds } = options;
    this.#options = { ...options, feeds };
    this.#listeners = new AdvisoryListeners(log);
    this.#indexPath = join(dataDir, 'advisories', 'index.db');
    const threads = openIndexThreads({
      clock,
      setup: {
        indexPath: this.#indexPath,
        workFolder: join(dataDir, 'advisories', 'downloads'),
        limits: fetch.limits ?? fetchLimits,
        heapMb: fetch.heapMb ?? 320,
        mirror: options.mirror ?? null,
      },
      onOpen: (opened) => this.#opened(opened),
      onDamage: (error) => this.#opened({ parts: [], notice: error.message }),
      onEnd: (error) => this.#threadEnded(error),
    });
    this.#threads = threads;
    const [book, tell] = [this.#book, (news: AdvisoryNews) => this.#listeners.tell(news)];
    this.#loop = new FetchLoop({
      clock,
      wanted: () => (options.settings().isFetchingOn ? feeds.filter((feed) => this.#isOn(feed)) : []),
      known: (name) => book.get(name),
      fetch: (planned, signal) => fetchOne(planned, signal, { threads, book, clock, log, tell }),
    });
  }

  async match(inventory: MatchableInventory): Promise<MatchResult> {
    const again = await this.#threads.ask('match', { inventory, change: null }, patience);
    return applyRematch({ findings: [], unmatched: [] }, again);
  }

  matchAll<Item extends WithInventory>(
    items: AsyncIterable<Item> | Iterable<Item>,
    change?: AdvisoryChange,
  ): AsyncIterable<Matched<Item>> {
    return matchEach(this.#threads, items, change ?? null, patience.mostMs);
  }

  details(flaw: string): Promise<FlawTold> {
    return this.#threads.ask('tell', { flaw }, patience);
  }

  facts(flaws: readonly string[]): Promise<readonly FlawFacts[]> {
    return this.#threads.ask('facts', { flaws }, patience);
  }

  feeds(): readonly FeedState[] {
    const { feeds, settings, clock } = this.#options;
    return feedStates({
      feeds,
      isOn: (feed) => this.#isOn(feed),
      isFetchingOn: settings().isFetchingOn,
      present: this.#loop.present,
      kept: this.#book.parts,
      fetching: this.#loop.fetching,
      nowMs: clock.now(),
    });
  }

  imported(): readonly ImportedPart[] {
    return importedParts(this.#options.feeds, this.#book.parts);
  }

  changedAtMs(): number | null {
    return this.#book.changedAtMs();
  }

  oldestCheckMs(): number | null {
    return oldestCheckMs(this.feeds(), this.imported());
  }

  isFetching(): boolean {
    return this.#loop.fetching !== undefined;
  }

  fetchDue(present: Present): Promise<void> {
    return this.#loop.fetchDue(present);
  }

  fetchNow(): number {
    return this.#loop.fetchNow();
  }

  settingsChanged(): void {
    void this.#loop.wake();
    this.#listeners.tell({ kind: 'states' });
  }

  importFile(path: string): Promise<Imported> {
    return this.#loop.meanwhile(async () => {
      const input = { path, nowMs: this.#options.clock.now() };
      const { imported, parts } = await this.#threads.ask('import', input).catch(importFault);
      this.#book.replace(parts);
      this.#listeners.tell({ kind: 'changed', change: everythingChanged });
      this.#listeners.tell({ kind: 'states' });
      return imported;
    });
  }

  async exportFile(path: string): Promise<void> {
    await this.#threads.ask('export', { path, nowMs: this.#options.clock.now() });
  }

  sizeBytes(): Promise<number> {
    return indexSize(this.#indexPath);
  }

  watch(listener: (news: AdvisoryNews) => void): Disposable {
    return this.#listeners.watch(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // At once: what is being fetched need not come to its end.
    await Promise.all([this.#loop[Symbol.asyncDispose](), this.#threads[Symbol.asyncDispose]()]);
  }

  #isOn({ id }: Feed): boolean {
    return !this.#options.settings().feedsOff.includes(id);
  }

  #opened({ parts, notice }: AnswerOf<'open'>): void {
    this.#book.replace(parts);
    if (notice === null) return;
    this.#options.log.warn({}, notice);
    this.#listeners.tell({ kind: 'trouble', detail: notice });
    this.#listeners.tell({ kind: 'changed', change: everythingChanged });
    void this.#loop.wake();
  }

  #threadEnded(error: IndexThreadError): void {
    this.#options.log.error(
      { error },
      'The thread with the index of advisories ended; another takes its place.',
    );
    this.#listeners.tell({ kind: 'trouble', detail: error.message });
  }
}
