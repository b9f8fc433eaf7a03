import type { ServerResponse } from 'node:http';
import { compareNano, fromEngineTime } from './engine-time.ts';
import type { EngineEvent } from './events.ts';
import type { FakeClock } from './fake-clock.ts';

export type FakeEvent = Pick<EngineEvent, 'Type' | 'Action'> & {
  readonly id: string;
  readonly attributes?: Record<string, string>;
};

/** The engine's memory of 256 events, and those who listen. */
export interface FakeEvents {
  emit(event: FakeEvent): EngineEvent;
  subscribe(query: URLSearchParams, response: ServerResponse): void;
  /** As a restart does. */
  clear(): void;
}

const ringSize = 256;

export function fakeEvents(clock: FakeClock): FakeEvents {
  const ring: EngineEvent[] = [];
  const listeners = new Set<{ filters: EventFilters; response: ServerResponse }>();

  function emit({ Type, Action, id, attributes = {} }: FakeEvent): EngineEvent {
    const timeNano = clock.nextNano();
    const time = Math.floor(clock.now() / 1000);
    const event: EngineEvent = {
      Type,
      Action,
      Actor: { ID: id, Attributes: attributes },
      scope: 'local',
      time,
      timeNano,
    };
    ring.push(event);
    if (ring.length > ringSize) ring.shift();
    for (const { filters, response } of listeners) if (matches(event, filters)) response.write(lineOf(event));
    return event;
  }

  function subscribe(query: URLSearchParams, response: ServerResponse): void {
    const filters: EventFilters = JSON.parse(query.get('filters') ?? '{}');
    const since = query.get('since');
    const sinceNano = since === null ? undefined : fromEngineTime(since);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    for (const event of ring) {
      if (sinceNano === undefined || compareNano(event.timeNano, sinceNano) < 0) continue;
      if (matches(event, filters)) response.write(lineOf(event));
    }
    const listener = { filters, response };
    listeners.add(listener);
    response.once('close', () => listeners.delete(listener));
  }

  return { emit, subscribe, clear: () => void ring.splice(0) };
}

interface EventFilters {
  readonly type?: readonly string[];
  readonly event?: readonly string[];
}

function matches(event: EngineEvent, { type, event: actions }: EventFilters): boolean {
  return (
    (!type || type.includes(event.Type)) && (!actions || actions.includes(event.Action.split(':')[0] ?? ''))
  );
}

/** With the number that JSON cannot hold written out, as the engine does. */
function lineOf(event: EngineEvent): string {
  return `${JSON.stringify(event).replace(/"timeNano":"(\d+)"/, '"timeNano":$1')}\n`;
}
