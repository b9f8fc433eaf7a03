import type { Facts, TagFact } from '../facts/facts.ts';
import type { UsedDomain } from '../settings/registry-states.ts';
import type { Subject } from '../subjects/subject.ts';
import { reasonOf } from '../verdicts/problem-words.ts';

/** What a registry says of one image, so that it does answer. */
const answers = new Set(['absent', 'not-found', 'deleted', 'other-platforms', 'denied', 'no-login']);

/** The registries that running images come from, and whether they answer. */
export function usedDomains(subjects: readonly Subject[], facts: Pick<Facts, 'tag'>): UsedDomain[] {
  const registered = subjects.filter(({ local }) => typeof local !== 'object' || local.digests.length > 0);
  const byDomain = Map.groupBy(registered, ({ reference }) => reference?.domain ?? '');
  return [...byDomain].flatMap(([domain, containers]) => {
    if (domain === '') return [];
    const images = new Map(containers.map((one) => [`${one.reference?.path}:${one.reference?.tag}`, one]));
    const seen = [...images.values()].flatMap(({ reference }) => {
      const fact = reference?.tag ? facts.tag(reference, reference.tag) : undefined;
      return fact ? [fact] : [];
    });
    return [{ domain, images: images.size, containers: containers.length, ...stateOf(seen) }];
  });
}

/** It answers when it answered for one of them the last time that one was asked for. */
function stateOf(facts: readonly TagFact[]): Pick<UsedDomain, 'problem' | 'lastAnswerAtMs'> {
  const times = facts.flatMap(({ answeredAtMs }) => answeredAtMs ?? []);
  const lastAnswerAtMs = times.length > 0 ? Math.max(...times) : null;
  const isAnswering = facts.some(({ problem }) => problem === null || answers.has(problem.id));
  const latest = facts.toSorted((a, b) => b.checkedAtMs - a.checkedAtMs)[0];
  const problem = isAnswering || !latest?.problem ? allRefused(facts) : reasonOf(latest.problem);
  return { problem, lastAnswerAtMs };
}

/** All of them want another login: that is what is wrong with the registry itself. */
function allRefused(facts: readonly TagFact[]): UsedDomain['problem'] {
  const problems = facts.flatMap(({ problem }) => problem ?? []);
  const [first] = problems;
  const isRefused = problems.every(({ id }) => id === 'denied' || id === 'no-login');
  return first && problems.length === facts.length && isRefused ? reasonOf(first) : null;
}
