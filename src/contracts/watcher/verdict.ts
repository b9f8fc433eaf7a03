import { z } from 'zod';
import { AvailableUpdate } from './version.ts';
import { Words } from '../words.ts';

/** Why nothing is known, or nothing is asked. Ids are stored and never renamed. */
export const VerdictReason = z.object({
  /** An id of `library/registry/fault.ts`, or one of the watch: `absent`, `other-platforms`, `login-helper`, `image-gone`, `list-cut`… */
  id: z.string(),
  words: Words,
  /** What the registry itself said. */
  detail: z.string().nullable(),
  /** When it is asked again at the earliest. */
  untilMs: z.int().nullable(),
});
export type VerdictReason = z.infer<typeof VerdictReason>;

/** What was last found out for certain. */
export const VerdictAnswer = z.object({
  state: z.enum(['newer', 'same']),
  /** The best first. Held ones are among them; `state` is `newer` also when all are held. */
  updates: z.array(AvailableUpdate),
  answeredAtMs: z.int(),
});
export type VerdictAnswer = z.infer<typeof VerdictAnswer>;

/**
 * - `newer`, `same`: `answer` is from the last look.
 * - `unknown`: the last look gave no answer, `reason` says why; `answer` is the last good one. Never shown as up to date.
 * - `pending`: nobody has looked yet.
 * - `local`: built or loaded here, so no registry can say.
 * - `fixed`: the reference is a digest without a tag: nothing can be newer.
 * - `off`: somebody does not want it watched; `reason` says who.
 */
export const Verdict = z.object({
  state: z.enum(['newer', 'same', 'unknown', 'pending', 'local', 'fixed', 'off']),
  reason: VerdictReason.nullable(),
  answer: VerdictAnswer.nullable(),
  checkedAtMs: z.int().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;
