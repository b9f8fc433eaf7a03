export const units = { seconds: 1000, minutes: 60_000, hoursLong: 3_600_000, days: 86_400_000 } as const;
export type Unit = keyof typeof units;
export const unitIds = ['seconds', 'minutes', 'hoursLong', 'days'] as const;

/** In the largest unit that divides it: 90 minutes stay minutes. */
export function unitOf(ms: number): Unit {
  return unitIds.findLast((unit) => ms > 0 && ms % units[unit] === 0) ?? 'seconds';
}

/** Null for what is no number of that unit. */
export function durationMs(amount: string, unit: Unit): number | null {
  const value = Number(amount.replace(',', '.'));
  return amount.trim() === '' || !Number.isFinite(value) || value < 0
    ? null
    : Math.round(value * units[unit]);
}
