import type { SubjectOptions } from '../subject.ts';
import type { StackVersions } from './stack-versions.ts';

/** What everything about stacks stands on. */
export interface StackContext extends SubjectOptions {
  readonly versions: StackVersions;
}
