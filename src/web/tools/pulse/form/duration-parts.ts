export const units = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
} as const;
export type Unit = keyof typeof units;
export const unitIds = ['milliseconds', 'seconds', 'minutes', 'hours', 'days'] as const;

/** In the largest unit that divides it: 90 minutes stay minutes. */
export function unitOf(ms: number): Unit {
  return unitIds.findLast((unit) => ms > 0 && ms % units[unit] === 0) ?? 'seconds';
}

/** `undefined` for what is no number; null for nothing. */
export function durationMs(amount: string, unit: Unit): number | null | undefined {
  if (amount.trim() === '') return null;
  const value = Number(amount.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? Math.round(value * units[unit]) : undefined;
}
