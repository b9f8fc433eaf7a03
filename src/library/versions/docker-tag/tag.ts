/** A stage before a release (`rc.1`), or a channel beside the releases (`dev`). */
export interface Prerelease {
  /** In lower case, short forms written out: `beta` for `b2`. */
  readonly word: string;
  /** `2` of `rc2`; empty for a tag that follows a stage or channel, such as `6.0-rc`. As written, leading zeros kept. */
  readonly numbers: readonly string[];
}

/** A tag that has a place in an order among the tags of its template. */
export interface OrderedTag {
  readonly kind: 'version' | 'calendar';
  readonly text: string;
  /** What stands before the numbers: `v`, `version-`, `amd64-`. */
  readonly prefix: string;
  /** The main numbers as written, `['24', '04']`. Of a date they are year, month, day, hour, minute, second. */
  readonly numbers: readonly string[];
  /** How the numbers are written: `#.#.#`, or `0000-00-00` for a date, where each digit is a 0. */
  readonly form: string;
  readonly prerelease?: Prerelease;
  /** What stands behind the numbers, without prerelease, counters (`#`) and hashes (`*`): `-alpine`, `-ls#`, `-debian-12-r#`. */
  readonly variant: string;
  /** Build counters and build dates, in order: `215` of `-ls215`. */
  readonly counters: readonly string[];
  readonly hasHash: boolean;
}

/** A tag without an order: a name, or nothing but a hash. */
export interface NamedTag {
  readonly kind: 'name' | 'hash';
  readonly text: string;
}

export type Tag = OrderedTag | NamedTag;

/** The distribution specification allows no more. */
export const maxTagLength = 128;

export function isOrdered(tag: Tag): tag is OrderedTag {
  return tag.kind === 'version' || tag.kind === 'calendar';
}
