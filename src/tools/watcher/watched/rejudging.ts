import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { Choices } from '../choices/choices.ts';
import type { Facts, Looking, TagListFact } from '../facts/facts.ts';
import type { Policies } from '../policies/policies.ts';
import type { Runs } from '../runs/runs.ts';
import type { Subjects } from '../subjects/open-subjects.ts';
import { subjectKey, type Subject } from '../subjects/subject.ts';
import { judge, type Judged } from '../verdicts/judge.ts';
import { questionsOf } from '../verdicts/questions.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { show } from './show.ts';
import type { WatchedMemory } from './watched-memory.ts';

export interface Parts {
  readonly kernel: WatcherKernel;
  readonly subjects: Subjects;
  readonly looking: Looking;
  readonly facts: Facts & Pick<Looking, 'watch'>;
  readonly policies: Policies;
  readonly choices: Choices;
  /** What another name than its own a container has, by its labels. */
  displayName(subject: Subject): string | null;
  runOf(host: string, name: string): ReturnType<Runs['runningFor']>;
}

/** Judges containers anew, one batch after the other, so that an older judgement never replaces a newer one. */
export class Rejudging {
  readonly #parts: Parts;
  readonly #memory: WatchedMemory;
  readonly #waiting = new Set<string>();
  #work: Promise<void> | undefined;

  constructor(parts: Parts, memory: WatchedMemory) {
    this.#parts = parts;
    this.#memory = memory;
  }

  /** Resolves when these, by key, are as now. */
  async of(keys: ReadonlySet<string>): Promise<void> {
    for (const key of keys) this.#waiting.add(key);
    // What runs now may have read before the change.
    while (this.#waiting.size > 0) {
      this.#work ??= this.#batch().finally(() => (this.#work = undefined));
      await this.#work;
    }
    await this.#work;
  }

  async settled(): Promise<void> {
    await this.#work?.catch(() => undefined);
  }

  async #batch(): Promise<void> {
    const keys = [...this.#waiting];
    this.#waiting.clear();
    const subjects = new Map(this.#parts.subjects.all().map((one) => [subjectKey(one), one]));
    const found = keys.flatMap((key) => subjects.get(key) ?? []);
    const gone = keys.filter((key) => !subjects.has(key));
    const judged = await judgeAll(this.#parts, found);
    this.#memory.put(
      judged.map(({ subject, shown }) => ({ subject, shown })),
      gone,
    );
  }
}

export async function judgeAll(parts: Parts, subjects: readonly Subject[]) {
  const lists = new Map<string, Promise<TagListFact | undefined>>();
  return await Promise.all(
    subjects.map(async (subject) => {
      const policy = parts.policies.policyOf(subject);
      const judged = await judgeOne(parts, subject, policy, lists);
      return { subject, judged, shown: shownOf(parts, subject, policy, judged) };
    }),
  );
}

/** `lists`: tag lists that were read already, by repository. */
export async function judgeOne(
  { facts, choices, kernel }: Parts,
  subject: Subject,
  policy: EffectivePolicy,
  lists = new Map<string, Promise<TagListFact | undefined>>(),
): Promise<Judged> {
  const { repository } = questionsOf(subject, policy).find(({ wantsTagList }) => wantsTagList) ?? {};
  const key = repository && `${repository.domain}/${repository.path}`;
  const list = key === undefined ? undefined : (lists.get(key) ?? facts.tagList(repository!));
  if (key !== undefined && list) lists.set(key, list);
  return judge({
    subject,
    policy,
    facts,
    tagList: await list,
    choices: choices.of(subject.host, subject.name),
    clock: kernel.clock,
  });
}

export function shownOf(parts: Parts, subject: Subject, policy: EffectivePolicy, judged: Judged) {
  const { verdict, current, track } = judged;
  return show(
    subject,
    { verdict, current, track },
    {
      policy,
      displayName: parts.displayName(subject),
      choices: parts.choices.of(subject.host, subject.name),
      runId: parts.runOf(subject.host, subject.name)?.id ?? null,
      nowMs: parts.kernel.clock.now(),
    },
  );
}
