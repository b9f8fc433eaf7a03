import type { RouteMatch } from '../dispatch/route-match.ts';
import type { CompiledRouting } from './compile-routing.ts';

const minuteMs = 60_000;
/** A week, and what a night more can take. */
const farthestMinutes = 8 * 24 * 60;

/** When times no longer hold a route back; null when they do for eight days. Times change with the minute. */
export function muteEndMs(
  route: Pick<RouteMatch, 'activeTimeIntervals' | 'muteTimeIntervals'>,
  { isWithin }: Pick<CompiledRouting, 'isWithin'>,
  atMs: number,
): number | null {
  const { activeTimeIntervals: active, muteTimeIntervals: mute } = route;
  const isHeld = (ms: number) =>
    mute.some((name) => isWithin(name, ms)) ||
    (active.length > 0 && !active.some((name) => isWithin(name, ms)));
  const first = Math.ceil((atMs + 1) / minuteMs);
  for (let minute = first; minute < first + farthestMinutes; minute += 1)
    if (!isHeld(minute * minuteMs)) return minute * minuteMs;
  return null;
}
