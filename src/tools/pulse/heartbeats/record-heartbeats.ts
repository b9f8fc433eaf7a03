import type { Transaction } from '#kernel/database/database.ts';
import type { PulseSchema } from '../pulse-schema.ts';
import { unpackBlock } from './block.ts';
import { blocksOf } from './block-store.ts';
import type { Heartbeat, Restatement } from './heartbeat.ts';
import type { HeartbeatPlace } from './heartbeat-place.ts';
import type { KnownNames } from './known-names.ts';
import { toLatencyCode } from './latency-code.ts';
import { outcomeOf } from './outcome.ts';
import { insertBeats, type SeriesBeat } from './recent-store.ts';
import { applyRestatement, restateIn } from './restate-heartbeats.ts';
import { ensureReason, ensureSeries, type Series, type Tx } from './series-store.ts';
import { hourOf } from './time-steps.ts';

export interface Recorded {
  readonly stored: number;
  /** Whose slot had a heartbeat already; that one stays. */
  readonly repeated: readonly Heartbeat[];
}

/** What is written in the same transaction, before anything else; what it throws is thrown, and nothing is stored. */
export type WriteAlong = (tx: Transaction<PulseSchema>) => Promise<void>;

/** All in one transaction: once it resolves, everything is on disk. Restatements come after the heartbeats. */
export async function recordHeartbeats(
  place: HeartbeatPlace,
  batch: readonly Heartbeat[],
  restatements: readonly Restatement[],
  along?: WriteAlong,
): Promise<Recorded> {
  const { names, tail, database } = place;
  const written = await database.transaction(async (tx) => {
    await along?.(tx);
    const added = await addNames(tx, names, batch);
    const beats = batch.map((heartbeat) => beatOf(heartbeat, names, added));
    const fresh = await withoutSealed(tx, place, beats);
    // In the order of the key, the pages of the table are filled one after the other.
    const inserted = await insertBeats(tx, fresh.toSorted(byKey));
    for (const restatement of restatements) await restateIn(tx, place, restatement);
    return { added, beats, inserted };
  });
  for (const series of written.added.series.values()) names.putSeries(series);
  for (const [reason, id] of written.added.reasons) names.putReason(id, reason);
  for (const beat of written.inserted) tail.of(beat.seriesId).put(beat);
  for (const restatement of restatements) applyRestatement(place, restatement);
  const unclaimed = new Set(written.inserted.map(slotOf));
  const repeated = batch.filter((_, n) => {
    const beat = written.beats[n];
    return beat === undefined || !unclaimed.delete(slotOf(beat));
  });
  return { stored: written.inserted.length, repeated };
}

interface AddedNames {
  /** By monitor and location. */
  readonly series: Map<string, Series>;
  readonly reasons: Map<string, number>;
}

const placeName = ({ monitorId, location }: Heartbeat) => `${monitorId} ${location}`;
const byKey = (a: SeriesBeat, b: SeriesBeat) => a.atMs - b.atMs || a.seriesId - b.seriesId;
const slotOf = ({ seriesId, atMs }: SeriesBeat) => `${seriesId} ${atMs}`;

async function addNames(tx: Tx, names: KnownNames, batch: readonly Heartbeat[]): Promise<AddedNames> {
  const added: AddedNames = { series: new Map(), reasons: new Map() };
  for (const heartbeat of batch) {
    const { monitorId, location, reason } = heartbeat;
    const name = placeName(heartbeat);
    if (!names.seriesAt(monitorId, location) && !added.series.has(name))
      added.series.set(name, await ensureSeries(tx, monitorId, location));
    if (reason !== null && names.reasonId(reason) === undefined && !added.reasons.has(reason))
      added.reasons.set(reason, await ensureReason(tx, reason));
  }
  return added;
}

function beatOf(heartbeat: Heartbeat, names: KnownNames, added: AddedNames): SeriesBeat {
  const { monitorId, location, atMs, state, reason, latencyMs } = heartbeat;
  const series = names.seriesAt(monitorId, location) ?? added.series.get(placeName(heartbeat));
  if (!series) throw new TypeError('A heartbeat has no series.');
  const reasonId = reason === null ? 0 : (names.reasonId(reason) ?? added.reasons.get(reason) ?? 0);
  return {
    seriesId: series.id,
    atMs: Math.round(atMs),
    outcome: outcomeOf(state, reasonId),
    latency: toLatencyCode(latencyMs),
  };
}

/** What comes so late that its hour is in a block may be in there already. */
async function withoutSealed(
  tx: Tx,
  { names, log }: HeartbeatPlace,
  beats: readonly SeriesBeat[],
): Promise<readonly SeriesBeat[]> {
  const late = beats.filter(
    ({ seriesId, atMs }) => hourOf(atMs) <= (names.series(seriesId)?.sealedHour ?? -1),
  );
  if (late.length === 0) return beats;
  const hours = [...new Set(late.map(({ atMs }) => hourOf(atMs)))];
  const ids = [...new Set(late.map(({ seriesId }) => seriesId))];
  const sealed = new Set<string>();
  for (const { hour, seriesId, data } of await blocksOf(tx, hours, ids)) {
    try {
      for (const beat of unpackBlock(hour, data).beats) sealed.add(slotOf({ ...beat, seriesId }));
    } catch (error) {
      log.error({ error, hour, seriesId }, 'A block of heartbeats cannot be read');
    }
  }
  return beats.filter((beat) => !sealed.has(slotOf(beat)));
}
