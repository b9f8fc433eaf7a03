import {
  registryAnswers,
  registryUnanswered,
  updateFound,
  updateSettled,
} from '#contracts/watcher/events.ts';
import type { VerdictReason } from '#contracts/watcher/verdict.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import { newsOf } from './news.ts';
import {
  addTold,
  addToldRegistry,
  forgetTold,
  readTold,
  readToldRegistries,
  removeToldRegistry,
  settleTold,
} from './told-store.ts';
import type { ToldTables } from './told-tables.ts';

type TellingKernel = Pick<WatcherKernel, 'database' | 'bus' | 'clock'>;

const dayMs = 86_400_000;
const rememberedMs = 400 * dayMs;
/** A registry that was away for a night is nobody's concern. */
export const unansweredMs = dayMs;

/** Publishes what is new, once: with the record of it in one transaction. */
export async function tellNews(
  { database, bus, clock }: TellingKernel,
  containers: readonly WatchedContainer[],
  isHostSeen: (host: string) => boolean,
): Promise<void> {
  const tables = database.as<ToldTables>();
  const { found, settled } = newsOf(containers, await readTold(tables), isHostSeen);
  const nowMs = clock.now();
  for (const { told, event } of settled) {
    await tables.transaction(async (tx) => {
      if (!(await settleTold(tx, told.found, nowMs))) return;
      await bus.publish(tx, updateSettled, event, { key: `${event.host}/${event.name}` });
    });
  }
  for (const one of found) {
    await tables.transaction(async (tx) => {
      if (!(await addTold(tx, one, nowMs))) return;
      await bus.publish(tx, updateFound, one, { key: `${one.host}/${one.name}` });
    });
  }
  await forgetTold(tables, nowMs - rememberedMs);
}

/** How a registry is that running images come from. */
export interface DomainState {
  readonly domain: string;
  readonly images: number;
  /** Null: it answered the last time. */
  readonly problem: VerdictReason | null;
  readonly lastAnswerAtMs: number | null;
  /** Since when it has been asked. */
  readonly askedSinceMs: number;
}

export async function tellRegistries(
  { database, bus, clock }: TellingKernel,
  domains: readonly DomainState[],
): Promise<void> {
  const tables = database.as<ToldTables>();
  const told = await readToldRegistries(tables);
  for (const { domain, problem, lastAnswerAtMs, askedSinceMs, images } of domains) {
    const sinceMs = lastAnswerAtMs ?? askedSinceMs;
    const isUnanswered = problem !== null && clock.now() - sinceMs >= unansweredMs;
    if (problem && isUnanswered && !told.has(domain)) {
      const event = { domain, reason: problem.id, words: problem.words, sinceMs, images };
      await tables.transaction(async (tx) => {
        if (await addToldRegistry(tx, domain, sinceMs))
          await bus.publish(tx, registryUnanswered, event, { key: domain });
      });
    }
  }
  const troubled = new Set(domains.filter(({ problem }) => problem !== null).map(({ domain }) => domain));
  for (const domain of told) {
    if (troubled.has(domain)) continue;
    await tables.transaction(async (tx) => {
      if (await removeToldRegistry(tx, domain))
        await bus.publish(tx, registryAnswers, { domain }, { key: domain });
    });
  }
}
