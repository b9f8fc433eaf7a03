import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import type { EngineStream } from './engine-stream.ts';
import { toEngineTime } from './engine-time.ts';
import type { Filters } from './query.ts';

/**
 * Fields used of a line of `GET /events`. `status`, `id` and `from` ended with API 1.52 and are left out on purpose.
 * Attributes hold labels: untrusted text.
 */
export interface EngineEvent {
  readonly Type: EventType;
  /** `start`, `die`, `health_status: unhealthy`, `exec_start: ls -l`, … */
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> | null };
  readonly scope?: 'local' | 'swarm';
  /** Seconds since the epoch, by the engine's clock. */
  readonly time: number;
  /** Nanoseconds since the epoch, as text. */
  readonly timeNano: string;
}

export type EventType =
  | 'container'
  | 'image'
  | 'volume'
  | 'network'
  | 'daemon'
  | 'plugin'
  | 'service'
  | 'node'
  | 'secret'
  | 'config'
  | 'builder';

export interface OpenEvents extends CallOptions {
  /** Replays from the engine's memory of its last 256 events, this moment included. */
  readonly sinceNano?: string | undefined;
  /** Applied to what is sent; other events still push older ones out of the 256. */
  readonly filters?: Filters | undefined;
}

/** The raw stream; `watchEvents` reads it without gaps. */
export async function openEvents(engine: Engine, options: OpenEvents = {}): Promise<EngineStream> {
  const { sinceNano, filters, ...call } = options;
  const since = sinceNano === undefined ? undefined : toEngineTime(sinceNano);
  return await engine.stream({ path: '/events', query: { since, filters }, ...call });
}
