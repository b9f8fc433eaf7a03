import type { VerdictReason } from '#contracts/watcher/verdict.ts';
import type { TagFact, TagListFact } from '../facts/facts.ts';
import type { Candidates } from '../tags/candidates.ts';
import { reasonOf } from './problem-words.ts';
import type { TagStanding } from './tag-standing.ts';
import type { Watch } from './watch-plan.ts';

/** What was looked at for a container, and what it says. */
export interface Seen {
  readonly watch: Pick<Watch, 'wantsDigest' | 'wantsTagList'>;
  readonly tag: TagFact | undefined;
  readonly standing: TagStanding;
  readonly tagList: TagListFact | undefined;
  readonly found: Candidates | undefined;
}

/** Something that is not known, though it was asked for. */
export interface Gap {
  readonly reason: VerdictReason;
  /** While this is not known, nothing that was found before is certain. */
  readonly isDecisive: boolean;
}

/** What is missing for a whole answer, the worst first. */
export function gapsOf({ watch, tag, standing, tagList, found }: Seen): Gap[] {
  const gaps: Gap[] = [];
  const add = (reason: VerdictReason, isDecisive = false) => gaps.push({ reason, isDecisive });
  if (watch.wantsDigest && tag?.problem) add(reasonOf(tag.problem), !isTold(tag, tagList));
  if (watch.wantsDigest && standing.kind === 'not-learned') add(reasonOf({ id: 'not-learned' }));
  if (!watch.wantsTagList) return gaps;
  if (tagList?.problem) add(reasonOf(tagList.problem), !watch.wantsDigest);
  for (const words of found?.problems.slice(0, 1) ?? [])
    add({ id: 'invalid-pattern', words: { ...words }, detail: null, untilMs: null });
  if (found?.outcome === 'unknown') add(reasonOf({ id: 'list-cut' }));
  return gaps;
}

/** A tag that is gone is an answer, when the list is one too. */
function isTold({ problem }: TagFact, tagList: TagListFact | undefined): boolean {
  return problem?.id === 'absent' && tagList !== undefined && tagList.problem === null;
}

/** Whether all that was asked for has been answered at some time. */
export function isAnswered({ watch, standing, found }: Seen): boolean {
  const isTagAnswered = !watch.wantsDigest || !['nothing', 'not-learned'].includes(standing.kind);
  const isListAnswered =
    !watch.wantsTagList || (found !== undefined && !['unknown', 'invalid'].includes(found.outcome));
  return isTagAnswered && isListAnswered;
}
