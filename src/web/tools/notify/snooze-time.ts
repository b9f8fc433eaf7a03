const hourMs = 3_600_000;

export type SnoozeChoice = 'hour' | 'eightHours' | 'tomorrow';

/** When a snooze ends; "tomorrow" is 8:00 of the next day on the clock of this browser. */
export function snoozeEndMs(choice: SnoozeChoice, nowMs: number): number {
  if (choice === 'hour') return nowMs + hourMs;
  if (choice === 'eightHours') return nowMs + 8 * hourMs;
  const end = new Date(nowMs);
  end.setDate(end.getDate() + 1);
  end.setHours(8, 0, 0, 0);
  return end.getTime();
}
