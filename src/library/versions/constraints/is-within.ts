import type { VersionScheme } from '../scheme.ts';
import { compareWithLimit } from '../spans/compare-with-limit.ts';
import { allOf, anyOf, type Answer } from '../spans/three-valued.ts';
import type { Comparison, Constraint, Operator } from './constraint.ts';

const holds: Readonly<Record<Operator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `undefined` when that hangs on an order in which the version or a limit has no place. */
export function isWithin(
  scheme: VersionScheme,
  version: string,
  { alternatives }: Constraint,
): boolean | undefined {
  if (alternatives.length === 0) return true;
  return anyOf(
    alternatives.map((comparisons) => allOf(comparisons.map((one) => isTrue(scheme, version, one)))),
  );
}

function isTrue(scheme: VersionScheme, version: string, { operator, limit }: Comparison): Answer {
  // Grype's mark for "not affected", even where a prerelease is older than 0.
  if (operator === '<' && limit === '0') return false;
  const order = version === limit ? 0 : compareWithLimit(scheme, version, limit);
  return order === undefined ? undefined : holds[operator](order);
}
