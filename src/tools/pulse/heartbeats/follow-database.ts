import { unpackBlock } from './block.ts';
import { blocksOf } from './block-store.ts';
import { type HeartbeatPlace, newestKept } from './heartbeat-place.ts';
import { beatsFrom } from './recent-store.ts';
import { allReasons, allSeries } from './series-store.ts';
import { hourMs } from './time-steps.ts';

/** So that no answer of the database is large. */
const beatsAtOnce = 10_000;
/** How far back the newest heartbeats of a monitor are looked for in blocks. */
const hoursBack = 48;
/** Between two looks at what other processes have written. */
const lookEveryMs = 2_000;
/** What others write is of this time, or they restate it. */
const othersWithinMs = 3 * 60_000;

/** Fills what is kept in memory with what was written before. */
export async function readEarlier(place: HeartbeatPlace): Promise<void> {
  await readNames(place);
  await readBeats(place, 0);
  await readNewestBlocks(place);
}

async function readNames({ database, names }: HeartbeatPlace): Promise<void> {
  for (const { id, reason } of await allReasons(database)) names.putReason(id, reason);
  for (const series of await allSeries(database)) names.putSeries(series);
}

async function readBeats({ database, tail }: HeartbeatPlace, fromMs: number): Promise<void> {
  let after = { atMs: fromMs, seriesId: -1 };
  for (;;) {
    const beats = await beatsFrom(database, after, beatsAtOnce);
    for (const beat of beats) tail.of(beat.seriesId).put(beat);
    const last = beats.at(-1);
    if (!last || beats.length < beatsAtOnce) return;
    after = last;
  }
}

async function readNewestBlocks({ database, names, tail, log }: HeartbeatPlace): Promise<void> {
  const newestHour = Math.max(-1, ...Array.from(names.all(), ({ sealedHour }) => sealedHour));
  const isShort = (id: number) => tail.of(id).length() < newestKept;
  for (let hour = newestHour; hour > newestHour - hoursBack && hour >= 0; hour--) {
    const short = Array.from(names.all(), ({ id }) => id).filter(isShort);
    if (short.length === 0) return;
    for (const { seriesId, data } of await blocksOf(database.query, [hour], short)) {
      try {
        for (const beat of unpackBlock(hour, data).beats) tail.of(seriesId).put(beat);
      } catch (error) {
        log.error({ error, hour, seriesId }, 'A block of heartbeats cannot be read');
      }
      tail.of(seriesId).dropBefore((hour + 1) * hourMs, newestKept);
    }
  }
}

/**
 * On SQLite there is one process, which knows what it has written. On PostgreSQL there may be others: what they have written
 * is read before an answer, at most every two seconds.
 */
export function followOthers(place: HeartbeatPlace): () => Promise<void> {
  if (place.database.engine === 'sqlite') return async () => {};
  const { clock, names, tail } = place;
  let lookedMs = -Infinity;
  let lookedAtMs = clock.now();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const nowMs = clock.now();
    await readNames(place);
    for (const { id, sealedHour } of names.all())
      tail.of(id).dropBefore((sealedHour + 1) * hourMs, newestKept);
    await readBeats(place, Math.min(lookedAtMs, nowMs) - othersWithinMs);
    lookedAtMs = nowMs;
    lookedMs = clock.monotonic();
  }

  return async () => {
    if (clock.monotonic() - lookedMs < lookEveryMs) return;
    looking ??= look().finally(() => (looking = undefined));
    await looking;
  };
}
