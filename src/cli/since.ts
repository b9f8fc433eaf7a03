import { usageError } from './command-error.ts';

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `1h30m`; undefined: it is no length of time. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+[smhd])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0);
}

/** `90s`, `10m`, `1h30m`, `2d` ago, or a date and time as RFC 3339 writes it; in milliseconds since the epoch. */
export function parseSince(text: string, nowMs: number): number {
  const agoMs = parseDuration(text);
  if (agoMs !== undefined) return nowMs - agoMs;
  const atMs = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs)) {
    throw usageError(
      `"${text}" is no time. Write how long ago (10m, 1h30m, 2d) or when (2026-01-31T08:00:00Z).`,
    );
  }
  return atMs;
}

const steps = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1_000 },
] as const;

/** The largest whole unit: `3 d`. */
export function roughly(durationMs: number): string {
  const step = steps.find(({ ms }) => durationMs >= ms) ?? steps[3];
  return `${Math.max(0, Math.floor(durationMs / step.ms))} ${step.unit}`;
}
