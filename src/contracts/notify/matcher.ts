import { z } from 'zod';

/** Name to value; a label that is missing counts as an empty one. */
export const Labels = z.record(z.string(), z.string());
export type Labels = z.infer<typeof Labels>;

export const MatcherOperator = z.enum(['=', '!=', '=~', '!~']);
export type MatcherOperator = z.infer<typeof MatcherOperator>;

/** A condition on one label. Patterns are RE2, anchored at both ends. */
export const Matcher = z.object({
  name: z.string().min(1).max(256),
  operator: MatcherOperator,
  value: z.string().max(4096),
});
export type Matcher = z.infer<typeof Matcher>;

/** All have to hold. */
export const Matchers = z.array(Matcher).max(64);
