import type { Seen } from './gaps.ts';

/** When a registry was last asked. */
export function checkedAtMs(seen: Seen): number | null {
  return latest(asked(seen).map((fact) => fact.checkedAtMs));
}

/** Since when the answer is what it is: of what could not be asked again, when it last could. */
export function answeredAtMs(seen: Seen): number | null {
  const stale = asked(seen).filter(({ problem }) => problem !== null);
  const times = (stale.length > 0 ? stale : asked(seen)).flatMap((fact) => fact.answeredAtMs ?? []);
  if (times.length === 0)
    return latest(
      asked(seen)
        .map((fact) => fact.answeredAtMs ?? 0)
        .filter((at) => at > 0),
    );
  return stale.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : latest(times);
}

function asked({ watch, tag, tagList }: Seen) {
  return [...(watch.wantsDigest && tag ? [tag] : []), ...(watch.wantsTagList && tagList ? [tagList] : [])];
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b));
}
