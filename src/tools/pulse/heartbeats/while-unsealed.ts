import type { HeartbeatPlace } from './heartbeat-place.ts';
import type { Series } from './series-store.ts';

/** An hour is sealed within seconds, and then there is none for most of an hour. */
const mostTries = 20;

/**
 * Reads something both from memory and from the database, where an hour that is sealed in between would count twice: then it is
 * read again.
 */
export async function whileUnsealed<Result>(
  { names }: HeartbeatPlace,
  monitorIds: readonly number[],
  read: (series: readonly Series[]) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    const series = monitorIds.flatMap((id) => names.ofMonitor(id));
    const result = await read(series);
    const isSame = series.every(({ id, sealedHour }) => names.series(id)?.sealedHour === sealedHour);
    if (isSame || tries === mostTries) return result;
  }
}
