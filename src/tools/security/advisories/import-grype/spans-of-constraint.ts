import type { Comparison } from '#library/versions/constraints/constraint.ts';
import { parseConstraint } from '#library/versions/constraints/parse-constraint.ts';
import type { VersionSpan } from '../advisory.ts';

/** Grype's mark for "no version at all". */
function isNever({ operator, limit }: Comparison): boolean {
  return operator === '<' && limit === '0';
}

/**
 * The spans of a constraint; none: no version at all. Undefined when it cannot be read or said in spans. What begins *after* a
 * version is taken from that version on, since a span cannot say so.
 */
export function spansOfConstraint(text: string): readonly VersionSpan[] | undefined {
  const constraint = parseConstraint(text);
  if (!constraint) return undefined;
  if (constraint.alternatives.length === 0) return [{}];
  const spans: VersionSpan[] = [];
  for (const comparisons of constraint.alternatives) {
    if (comparisons.some(isNever)) continue;
    const span = spanOf(comparisons);
    if (!span) return undefined;
    spans.push(span);
  }
  return spans;
}

function spanOf(comparisons: readonly Comparison[]): VersionSpan | undefined {
  const span: { introduced?: string; fixed?: string; lastAffected?: string } = {};
  for (const { operator, limit } of comparisons) {
    const ends = endsOf(operator, limit);
    // Two limits on the same side: which of them counts hangs on an order that is not known here.
    if (!ends || Object.keys(ends).some((key) => key in span)) return undefined;
    Object.assign(span, ends);
  }
  return span;
}

function endsOf(operator: Comparison['operator'], limit: string): VersionSpan | undefined {
  switch (operator) {
    case '<':
      return { fixed: limit };
    case '<=':
      return { lastAffected: limit };
    case '>':
    case '>=':
      return { introduced: limit };
    case '=':
      return { introduced: limit, lastAffected: limit };
    case '!=':
      return undefined;
  }
}
