import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { VerdictAnswer } from '#contracts/watcher/verdict.ts';
import type { ContainerChoices } from '../choices/choices.ts';
import type { Facts, TagListFact } from '../facts/facts.ts';
import type { Subject } from '../subjects/subject.ts';

/** Facts that are in memory. */
export type KnownFacts = Pick<Facts, 'tag' | 'image' | 'seenAtMs'>;

/** All that a verdict comes from. */
export interface JudgeInput {
  readonly subject: Subject;
  readonly policy: EffectivePolicy;
  readonly choices: ContainerChoices;
  readonly facts: KnownFacts;
  /** Of the repository, where `questionsOf` wants one. */
  readonly tagList: TagListFact | undefined;
  /** The repository's page for people, by `pageOf` of `reach/registry-for.ts`. */
  readonly page: string | null;
  /** The last answer for the same image under the same reference: shown where the facts of now give none. */
  readonly previous?: VerdictAnswer | null;
}
