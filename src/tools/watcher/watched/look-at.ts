import type { ImageQuestion } from '../facts/facts.ts';
import { subjectKey, type Subject } from '../subjects/subject.ts';
import { imageQuestionsOf, questionsOf } from '../verdicts/questions.ts';
import type { Parts, Rejudging } from './rejudging.ts';

/**
 * Asks registries about containers: their digests and tags first, then what is needed to judge these, then what one wants to
 * read about newer versions. Resolves to the number of requests.
 */
export async function lookAt(
  parts: Parts,
  rejudging: Rejudging,
  isWanted: (subject: Subject) => boolean,
  signal: AbortSignal,
): Promise<number> {
  const { looking, policies, subjects } = parts;
  const wanted = () => subjects.all().filter(isWanted);
  const questions = wanted().flatMap((one) => questionsOf(one, policies.policyOf(one)));
  const looked = await looking.look(questions, signal);
  await rejudging.of(new Set(wanted().map(subjectKey)));
  let { requests } = looked;
  for (const purpose of ['verdict', 'description'] as const) {
    const asked = imageQuestions(parts, wanted(), purpose);
    if (asked.length === 0) continue;
    requests += (await looking.learn(asked, signal)).requests;
    await rejudging.of(new Set(wanted().map(subjectKey)));
  }
  return requests;
}

function imageQuestions(
  { facts, policies, choices }: Parts,
  subjects: readonly Subject[],
  purpose: 'verdict' | 'description',
): ImageQuestion[] {
  return subjects.flatMap((subject) =>
    imageQuestionsOf({ subject, facts, policy: policies.policyOf(subject), choices, purpose }),
  );
}
