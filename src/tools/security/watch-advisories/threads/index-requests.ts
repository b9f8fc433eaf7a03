import type { FetchLimits } from '../../feeds/fetch-part/ask.ts';
import type { FeedPart } from '../../feeds/feed.ts';
import type { PlannedPart } from '../../feeds/plan/feed-plan.ts';
import type { Part, WriteResult } from '../../advisories/part-state.ts';
import type { MatchableInventory } from '../../matching/match-packages.ts';
import type { AdvisoryChange } from '../advisory-change.ts';
import type { FlawFacts, FlawTold } from '../flaw-told.ts';
import type { Imported } from '../imported.ts';
import type { Rematch } from '../rematch.ts';

/** What is chosen for the thread. */
export interface IndexSetup {
  readonly indexPath: string;
  /** For what lies on disk for a while. */
  readonly workFolder: string;
  readonly limits: FetchLimits;
  /** Of its heap. The pages of SQLite are not counted: they take 20 MB more. */
  readonly heapMb: number;
  /** Asked in place of every publisher; `AdvisoriesOptions` says how. */
  readonly mirror: string | null;
}

/** What the thread is started with. */
export interface ThreadSetup extends IndexSetup {
  /** Its one number is not 0 once the thread is to end: one that is stopped inside SQLite might take the process along. */
  readonly stop: Int32Array;
}

/** A part of a feed, and how many advisories (or exploited flaws, or estimates) it told. */
export interface KeptPart extends Part {
  readonly told: number;
}

export type RefreshOutcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly detail: string }
  | {
      readonly kind: 'written';
      readonly change: AdvisoryChange;
      readonly counts: WriteResult['counts'];
      readonly problems: readonly string[];
      readonly problemCount: number;
    };

/** What the thread can be asked, with the answers. */
export interface IndexRequests {
  open: {
    readonly input: object;
    readonly answer: { readonly notice: string | null; readonly parts: readonly KeptPart[] };
  };
  match: {
    readonly input: { readonly inventory: MatchableInventory; readonly change: AdvisoryChange | null };
    readonly answer: Rematch;
  };
  tell: { readonly input: { readonly flaw: string }; readonly answer: FlawTold };
  facts: { readonly input: { readonly flaws: readonly string[] }; readonly answer: readonly FlawFacts[] };
  refresh: {
    readonly input: {
      readonly feed: string;
      readonly part: FeedPart;
      readonly mode: PlannedPart['mode'];
      readonly nowMs: number;
    };
    readonly answer: RefreshOutcome & { readonly parts: readonly KeptPart[] };
  };
  /** Notes that a part could not be fetched for a reason that lies here. */
  fail: {
    readonly input: {
      readonly feed: string;
      readonly part: string;
      readonly detail: string;
      readonly nowMs: number;
    };
    readonly answer: { readonly parts: readonly KeptPart[] };
  };
  import: {
    readonly input: { readonly path: string; readonly nowMs: number };
    readonly answer: { readonly imported: Imported; readonly parts: readonly KeptPart[] };
  };
  export: { readonly input: { readonly path: string; readonly nowMs: number }; readonly answer: null };
  close: { readonly input: object; readonly answer: null };
}

export type RequestName = keyof IndexRequests;
export type InputOf<Name extends RequestName> = IndexRequests[Name]['input'];
export type AnswerOf<Name extends RequestName> = IndexRequests[Name]['answer'];

export type ToThread =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly name: RequestName;
      readonly input: InputOf<RequestName>;
    }
  | { readonly kind: 'abort'; readonly id: number };

/**
 * - `aborted`. `refused`: what was given cannot be used, `detail` says why, for a person.
 * - `damaged`: the index was, and is made again. `disk`: it is full or cannot be written.
 * - `failed`: anything else; `detail` is for the log.
 */
export interface ThreadFailure {
  readonly kind: 'aborted' | 'refused' | 'damaged' | 'disk' | 'failed';
  readonly detail: string;
}

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ThreadFailure };
