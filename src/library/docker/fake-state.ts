import type { FakeClock } from './fake-clock.ts';
import type { FakeContainer } from './fake-container.ts';
import type { FakeEvents } from './fake-events.ts';
import type { HijackStatus } from './fake-exec.ts';
import type { FakeFailure } from './fake-failure.ts';
import type { ImageSummary } from './images.ts';

/** As in `GET /images/json`; further fields are answered by inspect as they are. */
export type FakeImage = Pick<ImageSummary, 'Id' | 'RepoTags' | 'RepoDigests' | 'Size'> & {
  readonly [other: string]: unknown;
};

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
  readonly images: FakeImage[];
  /** The last line of every pull, when it shall fail. */
  pullError: string | undefined;
  readonly networks: object[];
  readonly volumes: object[];
}
