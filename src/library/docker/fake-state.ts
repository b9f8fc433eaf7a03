import type { FakeClock } from './fake-clock.ts';
import type { FakeContainer } from './fake-container.ts';
import type { FakeEvents } from './fake-events.ts';
import type { HijackStatus } from './fake-exec.ts';
import type { FakeFailure } from './fake-failure.ts';

/** Everything the fake engine is at one moment. */
export interface FakeState {
  id: string;
  apiVersion: string;
  minApiVersion: string;
  readonly hijackStatus: HijackStatus;
  readonly statsIntervalMs: number;
  readonly clock: FakeClock;
  readonly events: FakeEvents;
  readonly containers: Map<string, FakeContainer>;
  readonly failures: { readonly request: string; readonly failure: FakeFailure; left: number }[];
  readonly requests: string[];
  readonly urls: string[];
  readonly images: object[];
  readonly networks: object[];
  readonly volumes: object[];
}
