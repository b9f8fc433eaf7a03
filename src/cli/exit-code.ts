/** Documented in docs/guide/command-line.md; scripts rely on them. */
export const exitCode = {
  done: 0,
  /** What was asked for did not work out. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A name leads to nothing, or to more than one thing. */
  notFound: 3,
  /** Not signed in, or not allowed. */
  refused: 4,
  /** NEXUS, or its engine, does not answer. */
  unreachable: 5,
  /** There are updates, and the caller asked to be told so. */
  updates: 10,
  /** A scan found what the caller set as a limit. */
  found: 11,
  /** A scan found no such thing, but could not read or compare everything. */
  incomplete: 12,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
