/** A version that somebody does not want: the tag for good, or only while it stands for this digest. */
export interface SkippedVersion {
  readonly tag: string;
  readonly digest?: string;
}

/** A tag whose digest is not known counts as the one that was skipped. */
export function isSkipped(
  tag: string,
  digest: string | undefined,
  skipped: readonly SkippedVersion[],
): boolean {
  return skipped.some(
    (one) => one.tag === tag && (one.digest === undefined || digest === undefined || one.digest === digest),
  );
}
