import { type Block, unpackBlock } from './block.ts';
import { blocksOf, sealedHoursIn } from './block-store.ts';
import type { Restatement } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import { states, withState } from './outcome.ts';
import { restateBeats } from './recent-store.ts';
import { lockSeries, type Tx } from './series-store.ts';
import { type NewBlock, storeBlocks } from './store-blocks.ts';
import { hourOf } from './time-steps.ts';

/** What is stored of a time gets another state, from all locations, in blocks as well. */
export async function restateIn(tx: Tx, place: HeartbeatPlace, restatement: Restatement): Promise<void> {
  const { monitorId, fromMs, toMs, state } = restatement;
  const series = place.names.ofMonitor(monitorId);
  if (series.length === 0 || fromMs > toMs) return;
  const ids = series.map(({ id }) => id);
  // First of all, as sealing does it: two that wait for each other would both be in vain.
  await lockSeries(tx, ids);
  await restateBeats(tx, ids, { fromMs, toMs: toMs + 1 }, states.indexOf(state));
  const known = Math.max(...series.map(({ sealedHour }) => sealedHour));
  // Elsewhere another process may have sealed more since.
  if (place.database.engine === 'sqlite' && known < hourOf(fromMs)) return;
  const hours = await sealedHoursIn(tx, { fromMs, toMs: toMs + 1 });
  if (hours.length === 0) return;
  const changed = new Map<number, NewBlock[]>();
  for (const { hour, seriesId, data } of await blocksOf(tx, hours, ids)) {
    const before = unpackBlock(hour, data);
    const block = restatedBlock(before, restatement);
    const bytes = { heartbeats: before.beats.length, bytes: data.length };
    changed.set(hour, [...(changed.get(hour) ?? []), { seriesId, block, before: bytes }]);
  }
  for (const [hour, blocks] of changed) await storeBlocks(tx, hour, blocks);
}

function restatedBlock(block: Block, { fromMs, toMs, state }: Restatement): Block {
  const beats = block.beats.map((beat) =>
    beat.atMs >= fromMs && beat.atMs <= toMs ? { ...beat, outcome: withState(beat.outcome, state) } : beat,
  );
  return { ...block, beats };
}

/** Once it is on disk. */
export function applyRestatement({ names, tail }: HeartbeatPlace, restatement: Restatement): void {
  const { monitorId, fromMs, toMs, state } = restatement;
  for (const { id } of names.ofMonitor(monitorId)) tail.of(id).restate(fromMs, toMs + 1, state);
}
