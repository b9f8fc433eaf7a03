import { repeat } from '#kernel/repeat.ts';
import { oneAtATime } from '#library/one-at-a-time.ts';
import type { Acceptances } from '../acceptance/open-acceptances.ts';
import { imageKey, type ImageKey } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';
import type { SecurityKernel } from '../security-kernel.ts';
import type { OpenSettings } from '../settings/open-settings.ts';
import type { Advisories } from '../watch-advisories/advisories.ts';
import type { JudgedImage } from './judged-image.ts';
import { readJudged } from './judged-store.ts';
import { LeadFindings } from './lead-findings.ts';

/** What is found in the lab, as every process shows it; one of them finds it. */
export interface LabFindings extends AsyncDisposable {
  /** By host and id; also of hosts that are away. */
  all(): readonly JudgedImage[];
  get(key: ImageKey): JudgedImage | undefined;
  /** Called with the images that were judged anew, or are gone; the returned function ends it. */
  watch(listener: (changed: readonly ImageKey[]) => void): () => void;
}

export interface FindingsOptions {
  readonly kernel: Pick<SecurityKernel, 'database' | 'bus' | 'clock' | 'log' | 'coordinator'>;
  readonly reading: Reading;
  readonly advisories: Advisories;
  readonly acceptances: Pick<Acceptances, 'all' | 'watch'>;
  readonly settings: Pick<OpenSettings, 'now'>;
}

/** Where several processes share a database, how often one looks for what another found. */
const lookEveryMs = 2_000;

export async function openFindings(options: FindingsOptions): Promise<LabFindings> {
  const { kernel, reading, advisories, acceptances, settings } = options;
  const { database, clock, log, coordinator } = kernel;
  let judged = byKey(await readJudged(database));
  const listeners = new Set<(changed: readonly ImageKey[]) => void>();
  const load = oneAtATime(async () => {
    const now = byKey(await readJudged(database));
    const before = judged;
    judged = now;
    const keys = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => printOf(before.get(key)) !== printOf(now.get(key)),
    );
    const changed = keys.flatMap((key) => now.get(key) ?? before.get(key) ?? []);
    if (changed.length > 0) for (const listener of listeners) listener(changed);
  });
  const looked = () =>
    load().catch((error: unknown) => log.warn({ error }, 'could not look for changed findings'));
  const looking = database.engine === 'postgres' ? repeat(clock, lookEveryMs, looked) : undefined;
  const lead = new LeadFindings({
    kernel,
    reading,
    advisories,
    rules: () => acceptances.all(),
    alertFrom: () => settings.now().alertFrom,
    changed: () => void looked(),
  });
  const unwatch = [
    reading.watch((change) => lead.imagesChanged(change)),
    acceptances.watch(() => lead.acceptancesChanged()),
  ];
  const news = advisories.watch((one) => {
    if (one.kind === 'changed') lead.advisoriesChanged(one.change);
  });
  const stop = new AbortController();
  coordinator.whileHolding('security-findings', (lease) => lead.lead(lease), stop.signal);
  return {
    all: () => [...judged.values()],
    get: (key) => judged.get(imageKey(key)),
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async [Symbol.asyncDispose]() {
      // What is being matched is not waited for: closing the advisories, which comes next, ends it.
      stop.abort();
      for (const end of unwatch) end();
      news[Symbol.dispose]();
      await looking?.[Symbol.asyncDispose]();
    },
  };
}

function byKey(images: readonly JudgedImage[]): ReadonlyMap<string, JudgedImage> {
  return new Map(images.map((one) => [imageKey(one), one]));
}

/** When it was compared counts too: it is shown. */
function printOf(image: JudgedImage | undefined): string {
  return JSON.stringify(image ?? null);
}
