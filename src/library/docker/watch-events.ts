import { backoff, type BackoffOptions } from './backoff.ts';
import { EngineError, isEngineError } from './engine-error.ts';
import type { Engine } from './engine.ts';
import { engineStateKeeper, type EngineState } from './engine-state.ts';
import { eventPosition, type EventPosition } from './event-position.ts';
import { openEvents, type EngineEvent } from './events.ts';
import { jsonLines } from './json-lines.ts';
import type { Filters } from './query.ts';
import { engineInfo } from './system.ts';

/**
 * `first-connect` nothing was known before · `events-lost` more happened than the engine remembers ·
 * `engine-restarted` its memory is empty or unproven · `other-engine` another engine answers at this address.
 */
export type GapReason = 'first-connect' | 'events-lost' | 'engine-restarted' | 'other-engine';

export interface WatchEvents {
  readonly signal: AbortSignal;
  /** Each event once. Must return at once: a slow reader slows the whole engine. */
  readonly onEvent: (event: EngineEvent) => void;
  /** Events may be missing before the next `onEvent`: list everything anew. */
  readonly onGap: (reason: GapReason) => void;
  /** Every change, `connecting` first. */
  readonly onState: (state: EngineState) => void;
  /** `timeNano` of the last event that was dealt with in an earlier life. */
  readonly sinceNano?: string | undefined;
  readonly filters?: Filters | undefined;
  readonly backoff?: BackoffOptions;
  /** Silence after which the engine is asked whether it is still there. Default 60 s. */
  readonly quietMs?: number;
  /** How long to wait for the engine to replay what we saw last. Default 2 s. */
  readonly replayMs?: number;
  readonly now?: () => number;
}

interface Watch extends WatchEvents {
  readonly engine: Engine;
  readonly position: EventPosition;
  /** Once known, whose events `position` is about. */
  engineId?: string | undefined;
  hasBeenLive: boolean;
}

/** A connection that lasted this long was a good one: the next attempt comes soon. */
const steadyMs = 10_000;

/** Follows an engine's events over cuts, restarts and upgrades, until the signal aborts. The callbacks must not throw. */
export async function watchEvents(engine: Engine, options: WatchEvents): Promise<void> {
  const { signal, now = Date.now } = options;
  const retry = backoff(options.backoff ?? { firstMs: 500, longestMs: 30_000 });
  const watch: Watch = { ...options, engine, position: eventPosition(options.sinceNano), hasBeenLive: false };
  const state = engineStateKeeper(options.onState, now);
  while (!signal.aborted) {
    try {
      await followOnce(watch, () => state.live());
    } catch (error) {
      if (signal.aborted) return;
      if (!isEngineError(error)) throw error;
      if (state.failed(error).liveForMs >= steadyMs) retry.reset();
    }
    await retry.wait(signal);
  }
}

async function followOnce(watch: Watch, onLive: () => void): Promise<never> {
  const { engine, signal, position, filters, quietMs = 60_000 } = watch;
  const isOther = await isOtherEngine(watch);
  if (isOther) position.forget();
  const sinceNano = position.sinceNano();
  using stream = await openEvents(engine, { sinceNano, filters, signal });
  onLive();
  const gap = sinceNano === undefined ? gapWithoutPast(watch, isOther) : undefined;
  watch.hasBeenLive = true;
  await drain(watch, stream.chunks({ afterMs: quietMs, check: () => engine.ping({ signal }) }), gap);
  throw new EngineError('unreachable', 'The engine ended its event stream.');
}

function gapWithoutPast(watch: Watch, isOther: boolean): GapReason {
  if (isOther) return 'other-engine';
  return watch.hasBeenLive ? 'engine-restarted' : 'first-connect';
}

/** Whether the address leads to another engine than before, whose events do not join ours. */
async function isOtherEngine(watch: Watch): Promise<boolean> {
  const { engine, signal, engineId } = watch;
  try {
    const { ID } = await engineInfo(engine, { signal, timeoutMs: 10_000 });
    watch.engineId = ID || engineId;
  } catch (error) {
    // Some socket proxies hide /info; then only the replay can tell.
    if (!isEngineError(error, 'denied') && !isEngineError(error, 'not-found')) throw error;
  }
  return engineId !== undefined && engineId !== watch.engineId;
}

/** Reads without ever pausing. The first event tells whether the engine's memory reaches back to what we saw last. */
async function drain(watch: Watch, chunks: AsyncIterable<Buffer>, gap: GapReason | undefined): Promise<void> {
  const { position, onGap, onEvent, replayMs = 2_000 } = watch;
  let isJoined = gap !== undefined;
  if (gap) onGap(gap);
  const join = (reason: GapReason | undefined) => {
    if (!isJoined && reason) onGap(reason);
    isJoined = true;
  };
  const silence = isJoined ? undefined : setTimeout(join, replayMs, 'engine-restarted');
  try {
    for await (const event of jsonLines<EngineEvent>(chunks)) {
      if (!isComplete(event)) continue;
      const isKnown = position.isKnown(event);
      clearTimeout(silence);
      join(isKnown ? undefined : 'events-lost');
      if (!isKnown) onEvent(event);
    }
  } finally {
    clearTimeout(silence);
  }
}

/** A proxy or another kind of engine may send lines that are no events. */
function isComplete(event: Partial<EngineEvent>): boolean {
  return (
    typeof event.timeNano === 'string' &&
    typeof event.Actor?.ID === 'string' &&
    typeof event.Action === 'string'
  );
}
