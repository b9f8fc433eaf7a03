import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { EffectivePolicy } from '#contracts/watcher/policy.ts';
import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Choices } from '../choices/choices.ts';
import type { Looking, TagListFact } from '../facts/facts.ts';
import type { Policies } from '../policies/policies.ts';
import type { Runs } from '../runs/runs.ts';
import type { Subjects } from '../subjects/open-subjects.ts';
import { subjectKey, type Subject } from '../subjects/subject.ts';
import { judge, type Judgement } from '../verdicts/judge.ts';
import type { JudgeInput } from '../verdicts/judge-input.ts';
import { questionsOf } from '../verdicts/questions.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { show } from './show.ts';
import type { WatchedMemory } from './watched-memory.ts';

export interface Parts {
  readonly kernel: WatcherKernel;
  readonly subjects: Subjects;
  readonly looking: Looking;
  readonly policies: Policies;
  readonly choices: Choices;
  /** What another name than its own a container has, by its labels. */
  displayName(subject: Subject): string | null;
  runOf(host: string, name: string): ReturnType<Runs['runningFor']>;
  /** The repository's page for people. */
  pageOf(reference: ImageReference): string | null;
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

  /** Resolves when all that is known to have changed by now, as facts tell while they are stored, has been judged. */
  async caughtUp(): Promise<void> {
    await this.of(new Set());
  }

  /** What is known of a container now, and what it was last judged to be; undefined where it never was. */
  judged(subject: Subject): Judged | undefined {
    const judged = this.#memory.get(subjectKey(subject))?.shown;
    const policy = this.#parts.policies.policyOf(subject);
    return judged && { judged, input: inputWithoutList(this.#parts, subject, policy, this.#memory) };
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
    const shown = await showAll(this.#parts, found, this.#memory);
    this.#memory.put(shown, gone);
  }
}

export interface Judged {
  /** Its list of tags is not read. */
  readonly input: JudgeInput;
  readonly judged: Pick<Judgement, 'verdict'>;
}

type TagLists = Map<string, Promise<TagListFact | undefined>>;
const longList = 500;
type Memory = Pick<WatchedMemory, 'get'>;

async function showAll(parts: Parts, subjects: readonly Subject[], memory: Memory) {
  const lists: TagLists = new Map();
  const all = [];
  for (const subject of subjects) {
    const policy = parts.policies.policyOf(subject);
    const input = await inputFor(parts, subject, policy, memory, lists);
    // Between two long lists others get their turn.
    if ((input.tagList?.tags.length ?? 0) > longList) await letOthersRun();
    all.push({ subject, shown: shownOf(parts, subject, policy, judge(input, parts.kernel.clock)) });
  }
  return all;
}

/** What a container is judged by. `lists`: tag lists that were read already, by repository. */
export async function inputFor(
  parts: Parts,
  subject: Subject,
  policy: EffectivePolicy,
  memory: Memory,
  lists: TagLists = new Map(),
): Promise<JudgeInput> {
  const repository = questionsOf(subject, policy).find(({ wantsTagList }) => wantsTagList)?.repository;
  const key = repository && `${repository.domain}/${repository.path}`;
  const list = key === undefined ? undefined : (lists.get(key) ?? parts.looking.facts.tagList(repository!));
  if (key !== undefined && list) lists.set(key, list);
  const tagList = await list;
  return { ...inputWithoutList(parts, subject, policy, memory), tagList };
}

function inputWithoutList(
  parts: Parts,
  subject: Subject,
  policy: EffectivePolicy,
  memory: Memory,
): JudgeInput {
  const known = memory.get(subjectKey(subject));
  const isSame = known?.subject.imageId === subject.imageId && known.subject.image === subject.image;
  return {
    subject,
    policy,
    facts: parts.looking.facts,
    tagList: undefined,
    choices: parts.choices.of(subject.host, subject.name),
    page: subject.reference ? parts.pageOf(subject.reference) : null,
    previous: isSame ? known.shown.verdict.answer : null,
  };
}

export function shownOf(parts: Parts, subject: Subject, policy: EffectivePolicy, judged: Judgement) {
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
