import type { RouteMatch } from '../dispatch/route-match.ts';
import type { CompiledRouting } from './compile-routing.ts';

const minuteMs = 60_000;
const stepMinutes = 5;
/** A week, and what a night more can take. */
const farthestMinutes = 8 * 24 * 60;

/**
 * When times no longer hold a route back; null when they do for eight days. Times change with the minute; a gap of less than
 * five between two of them may be passed over.
 */
export function muteEndMs(
  route: Pick<RouteMatch, 'activeTimeIntervals' | 'muteTimeIntervals'>,
  { isWithin }: Pick<CompiledRouting, 'isWithin'>,
  atMs: number,
): number | null {
  const { activeTimeIntervals: active, muteTimeIntervals: mute } = route;
  const isHeld = (minute: number) => {
    const ms = minute * minuteMs;
    return (
      mute.some((name) => isWithin(name, ms)) ||
      (active.length > 0 && !active.some((name) => isWithin(name, ms)))
    );
  };
  const now = Math.floor(atMs / minuteMs);
  for (let minute = now + stepMinutes; minute < now + farthestMinutes; minute += stepMinutes) {
    if (isHeld(minute)) continue;
    let first = minute;
    while (first > now + 1 && !isHeld(first - 1)) first -= 1;
    return first * minuteMs;
  }
  return null;
}
