const dayMs = 86_400_000;

export const snoozeChoices = ['day', 'week', 'month'] as const;
type SnoozeChoice = (typeof snoozeChoices)[number];

/** When it ends. A month later is the same day of the next month, or its last. */
export function snoozeEndMs(choice: SnoozeChoice, nowMs: number): number {
  if (choice === 'day') return nowMs + dayMs;
  if (choice === 'week') return nowMs + 7 * dayMs;
  const end = new Date(nowMs);
  const day = end.getDate();
  end.setMonth(end.getMonth() + 1);
  if (end.getDate() !== day) end.setDate(0);
  return end.getTime();
}
