import { compareNano, shiftNano } from './engine-time.ts';
import type { EngineEvent } from './events.ts';

/** Which events were seen, so that a new subscription can be joined to the last one. */
export interface EventPosition {
  /** Where to go on; undefined when nothing is known. */
  sinceNano(): string | undefined;
  /** Whether the event was seen before; remembers it. A seen one proves that the engine's memory reaches back to it. */
  isKnown(event: EngineEvent): boolean;
  forget(): void;
}

/** Events are stored in nearly, not exactly, the order of their times, so we ask a little further back. */
const overlapMs = 100;
/** More than the 256 that an engine can replay. */
const keysKept = 512;

/** `startNano` is the last event seen in an earlier life; what is not later counts as known. */
export function eventPosition(startNano?: string): EventPosition {
  const keys = new Set<string>();
  let boundary = startNano;
  let latest = startNano;

  function isKnown(event: EngineEvent): boolean {
    const key = [event.timeNano, event.Type, event.Action, event.Actor.ID].join(' ');
    if (keys.has(key)) return true;
    if (boundary !== undefined && compareNano(event.timeNano, boundary) <= 0) return true;
    keys.add(key);
    const [oldest] = keys;
    if (keys.size > keysKept && oldest !== undefined) keys.delete(oldest);
    if (latest === undefined || compareNano(event.timeNano, latest) > 0) latest = event.timeNano;
    return false;
  }

  return {
    sinceNano: () => (latest === undefined ? undefined : shiftNano(latest, -overlapMs)),
    isKnown,
    forget() {
      keys.clear();
      boundary = undefined;
      latest = undefined;
    },
  };
}
