import type { FeedState } from '#contracts/security/feeds.ts';
import type { Present } from '../feeds/feed.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { MatchableInventory } from '../matching/match-packages.ts';
import type { AdvisoryChange } from './advisory-change.ts';
import type { ImportedPart } from './feed-states.ts';
import type { FlawFacts, FlawTold } from './flaw-told.ts';
import type { Imported } from './imported.ts';
import type { Rematch } from './rematch.ts';

/** What somebody keeps, whatever it is, with what is to be matched of it. */
export interface WithInventory {
  readonly inventory: MatchableInventory;
}

export type Matched<Item> =
  | { readonly kind: 'matched'; readonly item: Item; readonly rematch: Exclude<Rematch, { kind: 'same' }> }
  /** What was found before is as good as before; `detail` is for the log. */
  | { readonly kind: 'failed'; readonly item: Item; readonly detail: string };

export type AdvisoryNews =
  /** Match again what it concerns: `matchAll` with it. Of `exploited` and `likelihood` ask `facts`. */
  | { readonly kind: 'changed'; readonly change: AdvisoryChange }
  /** `feeds` tells something else: a fetch began or ended, settings are others. */
  | { readonly kind: 'states' }
  /** The index was made again, or its thread died and was replaced. */
  | { readonly kind: 'trouble'; readonly detail: string };

/**
 * The advisories at work: matching, fetching, bringing in and out. Everything slow happens in a thread. What is asked rejects with an
 * `IndexThreadError`; asking again is always allowed.
 *
 * A change is told once, to those who listen. Who starts compares `changedAtMs` with when it matched last.
 */
export interface Advisories extends AsyncDisposable {
  match(inventory: MatchableInventory): Promise<MatchResult>;
  /** One after the other; with a change only what it concerns, of each inventory as little as possible. */
  matchAll<Item extends WithInventory>(
    items: AsyncIterable<Item> | Iterable<Item>,
    change?: AdvisoryChange,
  ): AsyncIterable<Matched<Item>>;
  details(flaw: string): Promise<FlawTold>;
  facts(flaws: readonly string[]): Promise<readonly FlawFacts[]>;
  feeds(): readonly FeedState[];
  imported(): readonly ImportedPart[];
  /** When what the index tells last became another; null: it tells nothing. */
  changedAtMs(): number | null;
  /** Of what inventories are compared with, when the oldest part was last known to be up to date; null: there is none. */
  oldestCheckMs(): number | null;
  isFetching(): boolean;
  /** This is there now: fetches what is due, now and whenever it is, and resolves when nothing is due at the moment. */
  fetchDue(present: Present): Promise<void>;
  /** Fetches all that is wanted; says how many parts. */
  fetchNow(): number;
  settingsChanged(): void;
  /** A bundle of NEXUS or a database of Grype. */
  importFile(path: string): Promise<Imported>;
  /** Writes a bundle. */
  exportFile(path: string): Promise<void>;
  /** Of the file with its log. */
  sizeBytes(): Promise<number>;
  watch(listener: (news: AdvisoryNews) => void): Disposable;
}
