import { manualClock } from '#kernel/clock.ts';
import { candidates } from './candidates.ts';
import type { ListedTag } from './listed-tag.ts';
import type { TagChoice } from './tag-choice.ts';

export const dayMs = 86_400_000;
const clock = manualClock(1000 * dayMs);

/** Tags as text, or with the day on which they were pushed. */
export function choose(
  current: string,
  tags: readonly (string | ListedTag)[],
  choice: TagChoice = {},
  isCut = false,
) {
  const listed = tags.map((tag) => (typeof tag === 'string' ? { name: tag } : tag));
  const found = candidates(current, { tags: listed, isCut }, choice, clock);
  const reasons = Object.fromEntries(found.passedOver.map(({ name, reason }) => [name, reason.kind]));
  return { ...found, newest: found.newest?.name, reasons };
}

export function pushed(name: string, day: number, digest?: string): ListedTag {
  return { name, pushedAtMs: day * dayMs, ...(digest === undefined ? {} : { digest }) };
}
