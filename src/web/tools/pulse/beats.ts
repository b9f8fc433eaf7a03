import { heartbeatLetters, type RecentHeartbeats } from '#contracts/pulse/heartbeats.ts';
import type { HeartbeatState, MonitorNow } from '#contracts/pulse/monitor.ts';

/** A heartbeat as a bar shows it. */
export interface Beat {
  readonly atMs: number;
  readonly state: HeartbeatState;
}

/** The newest heartbeats of a monitor, oldest first. */
export type Beats = readonly Beat[];

/** How many are kept: more than the widest row shows. */
export const mostBeats = 40;

const states = new Map<string, HeartbeatState>(
  (['up', 'degraded', 'down', 'maintenance', 'unknown', 'pending'] as const).map((state) => [
    heartbeatLetters[state],
    state,
  ]),
);

export function readBeats({ states: letters, newestMs, agoS }: RecentHeartbeats): Beats {
  if (newestMs === null) return [];
  return letters.split('').map((letter, place) => ({
    atMs: newestMs - (agoS[place] ?? 0) * 1000,
    state: states.get(letter) ?? 'unknown',
  }));
}

/** With the check that was just made; what is known already is not added twice. Seconds are all that a read one keeps. */
export function withCheck(before: Beats, now: MonitorNow): Beats {
  const { status, lastCheckAtMs } = now;
  const beats = status === 'down' ? confirmed(before, now.sinceMs) : before;
  if (status === 'paused' || lastCheckAtMs === null) return beats;
  if (lastCheckAtMs - (beats.at(-1)?.atMs ?? -Infinity) < 500) return beats;
  return [...beats, { atMs: lastCheckAtMs, state: status }].slice(-mostBeats);
}

/** What was not sure yet counts as down from the first failure on. */
function confirmed(beats: Beats, sinceMs: number): Beats {
  const isNew = ({ atMs, state }: Beat) => state === 'pending' && atMs >= sinceMs;
  return beats.some(isNew) ? beats.map((beat) => (isNew(beat) ? { ...beat, state: 'down' } : beat)) : beats;
}

/** What was read from the server, and behind it what the stream has told since. */
export function mergeBeats(read: Beats, live: Beats): Beats {
  const newestMs = read.at(-1)?.atMs ?? -Infinity;
  return [...read, ...live.filter(({ atMs }) => atMs - newestMs >= 500)].slice(-mostBeats);
}

export interface Bar {
  readonly atMs: number;
  /** `gap`: for longer than the interval nobody looked. */
  readonly state: HeartbeatState | 'gap';
}

/** At most `count` bars, the newest last; where checks are missing there is one gap, however long. */
export function barsOf(beats: Beats, intervalMs: number, count: number): readonly Bar[] {
  const longMs = Math.max(intervalMs * 2.5, intervalMs + 5_000);
  const bars = beats.flatMap((beat, place): Bar[] => {
    const before = beats[place - 1];
    const isAfterGap = before !== undefined && beat.atMs - before.atMs > longMs;
    return isAfterGap ? [{ atMs: before.atMs + intervalMs, state: 'gap' }, beat] : [beat];
  });
  return bars.slice(-count);
}
