export interface VersionChange {
  /** What both begin with, up to a whole part. */
  readonly shared: string;
  readonly before: string;
  readonly after: string;
}

/** Two tags with what they share at their beginning set apart, so that the eye finds what changes: `10.` `10.7` `11.0`. */
export function splitChange(from: string, to: string): VersionChange {
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same += 1;
  // Half a number says nothing: 1.27 and 1.28 share `1.`, not `1.2`.
  while (same > 0 && !/[.\-_+]/.test(from[same - 1] ?? '')) same -= 1;
  return { shared: from.slice(0, same), before: from.slice(same), after: to.slice(same) };
}
