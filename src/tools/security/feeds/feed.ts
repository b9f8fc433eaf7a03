import type { Advisory, Exploited, ExploitLikelihood } from '../advisories/advisory.ts';

/** What is there to be watched over, so that a feed fetches only what somebody has. */
export interface Present {
  /** `{ ecosystem, release }` as in `Affected`, of every kept inventory. */
  readonly releases: readonly { readonly ecosystem: string; readonly release: string }[];
}

/** One file, or one stream of files, at one address. */
export interface FeedPart {
  /** Unique within the feed, stored: `v3.20/main`, `npm`. */
  readonly id: string;
  readonly url: string;
  /** The ecosystems and releases that it tells all about. */
  readonly covers: readonly { readonly ecosystem: string; readonly release: string }[];
}

/** What a file tells, piece by piece, in no order. */
export type FeedItem =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'exploited'; readonly exploited: Exploited }
  | { readonly kind: 'likelihood'; readonly likelihood: ExploitLikelihood }
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
  read(part: FeedPart, body: AsyncIterable<Buffer>): AsyncIterable<FeedItem>;
}

/** A file that cannot be used; the message is for a person. */
export class FeedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FeedError';
  }
}
