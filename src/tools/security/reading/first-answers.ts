import { pause } from '#kernel/coordinator/pause.ts';
import type { LeadOptions } from './lead-options.ts';
import { firstRevisions, isWhole, planFirstAnswers, type PlannedRead } from './plan-reads.ts';
import { readContainer } from './read-image.ts';

const roundMs = 15_000;
/** When a container that gave no answer is asked again. */
const againMs = 10 * 60_000;

/** Until stopped: what running containers tell of their systems, beside the reads of whole images, which take longer. */
export async function readFirstAnswers(options: LeadOptions, stop: AbortSignal): Promise<void> {
  const { reading, bells, lab, contents, planContext } = options;
  const againAtMs = new Map<string, number>();
  while (!stop.aborted) {
    bells.first.answer();
    const nowMs = reading.clock.monotonic();
    for (const [digest, atMs] of againAtMs) if (atMs <= nowMs) againAtMs.delete(digest);
    const planned = lab.isRead() ? planFirstAnswers(contents(), planContext()) : [];
    const next = planned.find(({ content }) => !againAtMs.has(content.digest));
    if (next) {
      againAtMs.set(next.content.digest, nowMs + againMs);
      await readFirst(options, next, stop);
    } else await pause(reading.clock, roundMs, stop, bells.first.rung);
  }
}

async function readFirst(
  { book, reading, log, changed }: LeadOptions,
  { image, content }: PlannedRead,
  stop: AbortSignal,
): Promise<void> {
  const [container] = image.containers;
  if (!container) return;
  try {
    const inventory = await readContainer(reading, container, stop);
    const facts = book.facts(content.digest);
    // The whole may have come in between, and says more.
    if (facts && isWhole(facts)) return;
    await book.keepFirst(content.digest, firstRevisions(reading.scanner.revisions), inventory);
    changed();
  } catch (error) {
    if (stop.aborted) return;
    log.debug({ container: container.name, error: String(error) }, 'a container does not tell of its system');
  }
}
