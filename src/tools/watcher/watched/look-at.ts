import type { Subject } from '../subjects/subject.ts';
import { imageQuestionsOf, offeredQuestionsOf, questionsOf } from '../verdicts/questions.ts';
import type { Judged, Parts, Rejudging } from './rejudging.ts';

/** An answer can lead to a question, but to no third one. */
const mostRounds = 3;

export interface LookOptions {
  readonly signal: AbortSignal;
  /** A list of tags that is younger is not asked for again. */
  readonly tagListEveryMs: number;
}

/**
 * Asks registries about containers: their digests and tags first, then what is needed to judge these and what one wants to
 * read about newer versions. Resolves to the number of requests.
 */
export async function lookAt(
  parts: Parts,
  rejudging: Rejudging,
  isWanted: (subject: Subject) => boolean,
  { signal, tagListEveryMs }: LookOptions,
): Promise<number> {
  const { looking, policies, subjects, kernel } = parts;
  const wanted = () => subjects.all().filter(isWanted);
  const questions = [
    ...wanted().flatMap((one) => questionsOf(one, policies.policyOf(one))),
    ...judgedOf(rejudging, wanted()).flatMap(({ input, judged }) =>
      offeredQuestionsOf(input, kernel.clock, judged),
    ),
  ];
  let { requests } = await looking.look(questions, signal, { tagListEveryMs });
  await rejudging.caughtUp();
  let asked = '';
  for (let round = 0; round < mostRounds; round += 1) {
    const open = judgedOf(rejudging, wanted()).flatMap(({ input, judged }) =>
      imageQuestionsOf(input, kernel.clock, judged),
    );
    // What could not be learned is not asked again at once.
    if (open.length === 0 || JSON.stringify(open) === asked) break;
    asked = JSON.stringify(open);
    requests += (await looking.learn(open, signal)).requests;
    await rejudging.caughtUp();
  }
  return requests;
}

/** As they were judged last: a long list of tags takes a while, and nothing has changed since. */
function judgedOf(rejudging: Rejudging, subjects: readonly Subject[]): Judged[] {
  return subjects.flatMap((subject) => rejudging.judged(subject) ?? []);
}
