import type { Registries } from '../reach/open-registries.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { Asking } from './ask.ts';
import { askTagList } from './ask-tag-list.ts';
import { askTag } from './ask-tag.ts';
import { carryOut, type Task } from './carry-out.ts';
import { openFactBook } from './fact-book.ts';
import { repositoryOf } from './fact-keys.ts';
import type { Looking, LookResult } from './facts.ts';
import { forgetFacts } from './forget-facts.ts';
import { learnImage } from './learn-image.ts';
import { learnTag } from './learn-tag.ts';
import { createPauses } from './pauses.ts';
import { planLearn, tagsToAsk } from './plan-learn.ts';
import { planLook } from './plan-look.ts';
import { factsIn } from './read-facts.ts';

export interface FactsOptions {
  readonly kernel: Pick<WatcherKernel, 'database' | 'clock' | 'log'>;
  /** As they are set now: asked for before each question. */
  readonly registries: () => Registries;
}

export interface OpenFacts extends Looking, AsyncDisposable {
  /** Reads all anew, for what another process has stored. */
  reload(): Promise<void>;
}

const usualListEveryMs = 6 * 3_600_000;

export async function openFacts({ kernel, registries }: FactsOptions): Promise<OpenFacts> {
  const { clock, log } = kernel;
  const book = await openFactBook(kernel);
  const pauses = createPauses(() => clock.now());
  const during = async (
    signal: AbortSignal,
    work: (asking: Asking, run: (tasks: readonly Task[]) => Promise<void>) => Promise<void>,
  ): Promise<LookResult> => {
    const startMs = clock.monotonic();
    let requests = 0;
    const asking = { clock, log, book, registries, signal, onRequest: () => void (requests += 1) };
    const afterPlace = () => book.flush();
    await work(asking, (tasks) => carryOut(tasks, { signal, log, afterPlace }));
    return { requests, durationMs: Math.round(clock.monotonic() - startMs) };
  };
  return {
    facts: factsIn(book),
    look: (questions, signal, { tagListEveryMs = usualListEveryMs } = {}) =>
      during(signal, async (asking, run) => {
        const { tags, lists } = planLook(questions, book.memory, tagListEveryMs, clock.now());
        await run([
          ...tags.map((one) => ({ domain: one.repository.domain, run: () => askTag(asking, one) })),
          ...lists.map((one) => ({ domain: one.domain, run: () => askTagList(asking, one) })),
        ]);
      }),
    learn: (questions, signal) =>
      during(signal, async (asking, run) => {
        const places = Map.groupBy(questions, ({ repository }) => repository.domain);
        await Promise.all(
          [...places].map(async ([domain, ofPlace]) => {
            const tags = tagsToAsk(ofPlace, book.memory, pauses);
            await run(tags.map((one) => ({ domain, run: () => learnTag(asking, pauses, one) })));
            const images = planLearn(ofPlace, book.memory, pauses);
            await run(images.map((one) => ({ domain, run: () => learnImage(asking, pauses, one) })));
          }),
        );
      }),
    watch: (listener) => book.watch((repository) => listener(repositoryOf(repository))),
    forget: (needed) => forgetFacts(book, needed, clock.now()),
    reload: () => book.reload(),
    [Symbol.asyncDispose]: () => book.flush(),
  };
}
