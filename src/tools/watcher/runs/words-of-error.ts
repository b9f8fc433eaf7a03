import { ProblemError } from '#contracts/problem-error.ts';
import type { Words } from '#contracts/words.ts';
import { NexusError } from '#kernel/errors.ts';

export interface ToldError {
  readonly words: Words;
  /** It may be otherwise in a moment. */
  readonly isPassing: boolean;
  /** Something else is being done to it. */
  readonly isConflict: boolean;
}

/** What another tool answered, whether it runs here or elsewhere. Undefined for what is no answer but a bug. */
export function toldError(error: unknown): ToldError | undefined {
  if (error instanceof NexusError) {
    return told({ en: error.message, es: error.es ?? error.message }, error.status);
  }
  if (!(error instanceof ProblemError)) return undefined;
  const { detail, detailEs, status } = error.problem;
  return told({ en: detail, es: detailEs ?? detail }, status);
}

function told(words: Words, status: number): ToldError {
  return { words, isPassing: status === 429 || status >= 500, isConflict: status === 409 };
}
