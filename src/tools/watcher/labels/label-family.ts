import type { PolicySettings } from '#contracts/watcher/policy.ts';
import type { Text } from '#library/text.ts';

export type Labels = Readonly<Record<string, string>>;

/** What one label says. */
export interface LabelReading {
  readonly set?: Partial<PolicySettings>;
  readonly displayName?: string;
  /** Containers, or services of its stack, that have to run before it. */
  readonly dependsOn?: readonly string[];
  /** Why it cannot be understood, or what is not done here and what to do instead. */
  readonly problem?: Text;
}

/** `labels` are all of the container: some mean something only beside others. */
export type ReadLabel = (value: string, labels: Labels) => LabelReading;

/** The labels of one program. */
export interface LabelFamily {
  readonly id: string;
  /** The program, as people call it. */
  readonly title: string;
  readonly prefixes: readonly string[];
  /**
   * By what follows the prefix. Of two that set the same field the first of this table decides. Labels that are not done here are in it too;
   * any other behind the prefix is unknown.
   */
  readonly labels: Readonly<Record<string, ReadLabel>>;
  /** By how what follows the prefix begins, for labels that may be called anything. */
  readonly beginnings?: Readonly<Record<string, ReadLabel>>;
}
