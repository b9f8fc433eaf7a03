import type { Advisory, Exploited, ExploitLikelihood } from '../advisories/advisory.ts';

/** What is there to be watched over, so that a feed fetches only what somebody has. */
export interface Present {
  /** `{ ecosystem, release }` as in `Affected`, of every kept inventory. */
  readonly releases: readonly Covered[];
}

export interface Covered {
  readonly ecosystem: string;
  readonly release: string;
}

/** One file, or one stream of files, at one address. */
export interface FeedPart {
  /** Unique within the feed, stored: `v3.20/main`, `npm`. */
  readonly id: string;
  readonly url: string;
  /** The ecosystems and releases that it is read for; what it tells of others is left out. */
  readonly covers: readonly Covered[];
  /** How long what was fetched is new enough. */
  readonly intervalMs: number;
  /** Of the file as it is fetched; a longer one is refused. */
  readonly mostBytes: number;
  /** How the file ends tells whether it is whole. `plain` says nothing. */
  readonly format: 'plain' | 'gzip' | 'zip';
}

/** What a file tells, piece by piece, in no order. */
export type FeedItem =
  /**
   * Within a part, several items may bear the same id (a flaw in several packages): what they say adds up, `affected` and `ratings`
   * alike. Other parts may tell of the same id for other releases.
   */
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  /** Only among changes: the part no longer tells of this id. */
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'exploited'; readonly exploited: Exploited }
  | { readonly kind: 'likelihood'; readonly likelihood: ExploitLikelihood }
  /** Comes last, of feeds with changes: what was read tells all up to here. Kept with the part, given to `changes.list`. */
  | { readonly kind: 'cursor'; readonly cursor: string }
  /** A record that could not be read; the rest is taken. */
  | { readonly kind: 'problem'; readonly detail: string };

/** A public source of advisories. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  /** Who publishes it, and under which terms: shown beside what comes from it. */
  readonly publisher: string;
  readonly licence: string;
  readonly homepage: string;
  /** Raised when the same file would tell something else than before, so that it is read again. */
  readonly revision: number;
  /** The parts that are wanted for what is present; none when nothing of it is there. */
  parts(present: Present): readonly FeedPart[];
  /**
   * Reads a part as it streams by, in bounded memory. Throws `FeedError` when the file as a whole is not what it should be, so that
   * what was kept before stays.
   */
  read(part: FeedPart, body: AsyncIterable<Uint8Array>): AsyncIterable<FeedItem>;
  /** Where a feed tells what changed, so that a part need not be fetched whole each time. */
  readonly changes?: FeedChanges;
}

export interface FeedChanges {
  readonly intervalMs: number;
  /** The list of what changed, newest first. It is read only as far as needed. */
  listUrl(part: FeedPart): string;
  /** What changed since `cursor`; `too-many`: the whole part is the shorter way. Throws `FeedError`. */
  list(part: FeedPart, cursor: string, body: AsyncIterable<Uint8Array>): Promise<ChangeList>;
  /** Reads one changed record; `null` for a body: it is not there any more. Throws `FeedError`. */
  read(part: FeedPart, change: Change, body: AsyncIterable<Uint8Array> | null): AsyncIterable<FeedItem>;
}

export type ChangeList =
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly cursor: string }
  | { readonly kind: 'too-many' };

export interface Change {
  readonly id: string;
  readonly url: string;
}

/** A file that cannot be used; the message is for a person. */
export class FeedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FeedError';
  }
}
