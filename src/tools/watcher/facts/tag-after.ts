import type { DigestOutcome } from '#library/registry/read-manifest.ts';
import type { FactProblem, TagFact } from './facts.ts';
import { problemOf, type NoAnswer } from './problem-of.ts';

export interface StoredTag extends TagFact {
  /** Of the answer that told the digest. */
  readonly etag: string | null;
}

const longestEtag = 300;
const unasked: FactProblem = { id: 'wrong-answer', detail: '304', untilMs: null };

/** What is known of a tag after one more answer: no answer leaves the last good one as it is. */
export function tagAfter(
  before: StoredTag | undefined,
  outcome: DigestOutcome | NoAnswer,
  nowMs: number,
): StoredTag {
  const known = before ?? { digest: null, isIndex: null, answeredAtMs: null, etag: null };
  const answered = { answeredAtMs: nowMs, checkedAtMs: nowMs, problem: null };
  if (outcome.kind === 'unchanged' && known.digest !== null) return { ...known, ...answered };
  if (outcome.kind !== 'found')
    return {
      ...known,
      checkedAtMs: nowMs,
      problem: outcome.kind === 'unchanged' ? unasked : problemOf(outcome),
    };
  const { digest } = outcome;
  const etag = outcome.etag !== null && outcome.etag.length <= longestEtag ? outcome.etag : null;
  const isSame = digest === known.digest;
  return { digest, etag, isIndex: outcome.isIndex ?? (isSame ? known.isIndex : null), ...answered };
}
