import type { SecuritySettings } from '#contracts/security/feeds.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { FetchLimits } from '../feeds/fetch-part/ask.ts';
import type { Feed } from '../feeds/feed.ts';

export interface AdvisoriesOptions {
  /** Of the tool; the index and downloads lie in folders of their own in it. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Read whenever something is planned; `settingsChanged` says that they are others. */
  readonly settings: () => Pick<SecuritySettings, 'isFetchingOn' | 'feedsOff'>;
  readonly feeds?: readonly Feed[];
  /** Asked in place of every publisher: `https://a.example/x.json` is fetched from `<mirror>/a.example/x.json`. */
  readonly mirror?: string | undefined;
  /** For tests: how long is waited for servers, and less memory. */
  readonly fetch?: { readonly limits?: FetchLimits; readonly heapMb?: number };
}
