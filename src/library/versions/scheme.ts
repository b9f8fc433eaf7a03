/** A way in which versions are written, and their order. */
export interface VersionScheme {
  readonly id: string;
  readonly title: string;
  /** True when the text names a place in an order. */
  isVersion(text: string): boolean;
  /**
   * Below 0 when `a` is older, 0 when neither is newer, `undefined` when the two have no order. Takes time in proportion to the texts,
   * whatever they hold: they come from registries and package lists.
   */
  compare(a: string, b: string): number | undefined;
  /** The version as the limit of a range sees it, for schemes whose ranges ignore a part that the limit does not have. */
  atLimit?(version: string, limit: string): string;
}
