import type { UpdateWindow } from '#contracts/watcher/policy.ts';
import { parseCron } from '#library/cron/parse-cron.ts';
import { nextRun, previousRun } from '#library/cron/runs.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';

/** Whether updates may begin. The minutes of a window are real ones, also when the clocks change in it. */
export function isOpen(window: UpdateWindow, nowMs: number): boolean {
  const schedule = scheduleOf(window);
  if (!schedule) return false;
  const openedAtMs = previousRun(schedule, nowMs + 1, window.timeZone);
  return openedAtMs !== undefined && nowMs < openedAtMs + window.minutes * 60_000;
}

/** When it opens after a moment; undefined: never. */
export function nextOpening(window: UpdateWindow, nowMs: number): number | undefined {
  const schedule = scheduleOf(window);
  return schedule && nextRun(schedule, nowMs, window.timeZone);
}

/** What is no window is never open. */
function scheduleOf({ cron, timeZone }: UpdateWindow) {
  return isTimeZone(timeZone) ? parseCron(cron).schedule : undefined;
}
