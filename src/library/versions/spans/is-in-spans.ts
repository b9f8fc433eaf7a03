import type { VersionScheme } from '../scheme.ts';
import { compareWithLimit } from './compare-with-limit.ts';
import { allOf, anyOf, type Answer } from './three-valued.ts';

/** From `introduced` on (absent or "0": from the first), before `fixed`, or up to and with `lastAffected`. */
export interface VersionSpan {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/** What OSV writes for the first version of all, in every scheme. */
const first = '0';

/**
 * Whether a version lies in any span or is one of `versions`, letter by letter; with neither every version does, as it does in a span
 * without limits. `undefined` when that hangs on an order in which the version or a limit has no place.
 */
export function isInSpans(
  scheme: VersionScheme,
  version: string,
  spans: readonly VersionSpan[],
  versions: readonly string[],
): boolean | undefined {
  if (versions.includes(version)) return true;
  if (spans.length === 0) return versions.length === 0;
  return anyOf(spans.map((span) => isInSpan(scheme, version, span)));
}

function isInSpan(scheme: VersionScheme, version: string, span: VersionSpan): Answer {
  const { introduced = first, fixed, lastAffected } = span;
  const is = (limit: string, decide: (order: number) => boolean): Answer => {
    const order = compareWithLimit(scheme, version, limit);
    return order === undefined ? undefined : decide(order);
  };
  return allOf([
    introduced === first || is(introduced, (order) => order >= 0),
    fixed === undefined || is(fixed, (order) => order < 0),
    lastAffected === undefined || is(lastAffected, (order) => order <= 0),
  ]);
}
