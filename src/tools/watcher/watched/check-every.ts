import { z } from 'zod';
import type { Setting } from '#kernel/settings/settings.ts';

/** How often registries are asked. One look costs them little, but they count who asks all the time. */
export const checkEveryHours = {
  name: 'check-every-hours',
  schema: z.int().min(1).max(168).default(6),
} as const satisfies Setting;

const hourMs = 3_600_000;

/** When the next check of all is due; null: nobody has looked yet, so now. */
export function nextCheckAtMs(lastMs: number | null, everyHours: number): number | null {
  return lastMs === null ? null : lastMs + everyHours * hourMs;
}
