import { pause } from '#kernel/coordinator/pause.ts';
import type { LeadOptions } from './lead-options.ts';

const dayMs = 86_400_000;
const keepEveryMs = 3_600_000;
const bunchMs = 1_000;

/** Until stopped: forgets images that their hosts let go, and a day later what was in them. */
export async function keepUp(options: LeadOptions, stop: AbortSignal): Promise<void> {
  const { book, reading, bells, lab, changed } = options;
  let keptMs = -Infinity;
  while (!stop.aborted) {
    bells.upkeep.answer();
    const left = lab.left();
    if (left.length > 0) {
      await book.forget(left);
      changed();
    }
    const nowMs = reading.clock.monotonic();
    if (lab.isRead() && nowMs - keptMs >= keepEveryMs) {
      keptMs = nowMs;
      await forgetUnseen(options);
    }
    await pause(reading.clock, keepEveryMs, stop, bells.upkeep.rung);
    await pause(reading.clock, bunchMs, stop);
  }
}

/** What a host may still have while it cannot be seen is there. */
async function forgetUnseen({ book, inventories, changed }: LeadOptions): Promise<void> {
  const present = new Set(book.images().map(({ digest }) => digest));
  await inventories.keepOnly(present, dayMs);
  for (const { digest } of book.attempts()) if (!present.has(digest)) await book.dropAttempt(digest);
  await book.reload();
  changed();
}
