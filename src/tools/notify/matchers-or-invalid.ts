import { invalid } from '#kernel/errors.ts';
import { MatcherError } from '#library/alertmanager/matcher.ts';

/** What `compile` makes of matchers. @throws NexusError `invalid`, in plain words, when one of them is none. */
export function matchersOrInvalid<Compiled>(compile: () => Compiled): Compiled {
  try {
    return compile();
  } catch (error) {
    if (error instanceof MatcherError) throw invalid(error.message);
    throw error;
  }
}
