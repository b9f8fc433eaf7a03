import { abortable } from '#library/abortable.ts';
import type { Release } from '../matching/release.ts';
import type { SecurityParts } from '../security-parts.ts';
import { presentOf } from '../watch-advisories/present-of.ts';

export interface NeededAdvisories {
  /** For something that no host has; resolves once it was tried. */
  readonly fetchFor: (releases: readonly Release[], signal: AbortSignal) => Promise<void>;
}

/** Whoever compares once, often does again soon. */
const rememberedMs = 24 * 3_600_000;

/** Advisories are fetched of what images have, of what somebody compared lately, and of nothing else. */
export function fetchWhatIsNeeded({
  kernel: { clock, log },
  reading,
  contents,
  advisories,
}: Pick<SecurityParts, 'kernel' | 'reading' | 'contents' | 'advisories'>): NeededAdvisories {
  const asked: { readonly untilMs: number; readonly releases: readonly Release[] }[] = [];
  const fetchDue = () => {
    const nowMs = clock.monotonic();
    while (asked[0] && asked[0].untilMs <= nowMs) asked.shift();
    const digests = new Set(reading.subjects().flatMap(({ digest }) => digest ?? []));
    const here = [...digests].map((digest) => contents.of(digest)?.releases ?? []);
    return advisories.fetchDue(presentOf([...here, ...asked.map(({ releases }) => releases)]));
  };
  const fetchSoon = () => {
    fetchDue().catch((error: unknown) => log.warn({ error }, 'advisories could not be fetched'));
  };
  contents.watch(fetchSoon);
  // What was gone through before there was anybody to hear of it.
  fetchSoon();
  return {
    async fetchFor(releases, signal) {
      signal.throwIfAborted();
      asked.push({ untilMs: clock.monotonic() + rememberedMs, releases });
      await abortable(fetchDue(), signal);
    },
  };
}
