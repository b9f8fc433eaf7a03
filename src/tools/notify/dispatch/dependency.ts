import type { Labels } from '#contracts/notify/matcher.ts';

export interface CompiledDependencyRule {
  /** Label names, outermost first: `host`, `container`, `monitor`. */
  readonly levels: readonly string[];
  readonly isCause: (labels: Labels) => boolean;
  readonly graceMs: number;
}

/** An alert that says that a thing is down, and since when it is not any more. */
export interface Cause {
  readonly fingerprint: string;
  readonly labels: Labels;
  /** Null while it fires. */
  readonly endedAtMs: number | null;
}

export interface Dependencies {
  /** The outermost cause that explains an alert with these labels; null when none does. */
  explainedBy(labels: Labels): Cause | null;
  /** True for a cause that still explains others, though it has ended: it must not be forgotten yet. */
  isNeeded(cause: Cause): boolean;
  /** The next moment at which a grace ends; null: none runs. */
  readonly nextChangeMs: number | null;
}

/**
 * What happens to an outer thing explains what happens to the things in it: a host its containers, a container its monitors.
 * A cause that has ended still does for the rule's grace, since what depended on it comes back later than it. Two things are
 * within each other when every level down to the outer one has the same label.
 */
export function dependencies(
  rules: readonly CompiledDependencyRule[],
  causes: Iterable<Cause>,
  nowMs: number,
): Dependencies {
  const all = rules.length > 0 ? [...causes] : [];
  const ends: number[] = [];
  const indexed = rules.map((rule) => {
    const byPlace = new Map<string, Cause>();
    for (const cause of all) {
      const depth = depthOf(rule, cause.labels);
      if (depth === 0 || !rule.isCause(cause.labels)) continue;
      if (cause.endedAtMs !== null) {
        const endMs = cause.endedAtMs + rule.graceMs;
        if (endMs <= nowMs) continue;
        ends.push(endMs);
      }
      const place = placeOf(rule, cause.labels, depth);
      const known = byPlace.get(place);
      if (!known || known.endedAtMs !== null) byPlace.set(place, cause);
    }
    return { rule, byPlace };
  });
  return {
    nextChangeMs: ends.length > 0 ? ends.reduce((a, b) => Math.min(a, b)) : null,
    isNeeded: ({ labels, endedAtMs }) =>
      endedAtMs !== null &&
      rules.some(
        (rule) => rule.isCause(labels) && depthOf(rule, labels) > 0 && endedAtMs + rule.graceMs > nowMs,
      ),
    explainedBy(labels) {
      for (const { rule, byPlace } of indexed) {
        for (let depth = 1; depth < depthOf(rule, labels); depth += 1) {
          const cause = byPlace.get(placeOf(rule, labels, depth));
          if (cause) return cause;
        }
      }
      return null;
    },
  };
}

/** How far in a thing is: the position behind its innermost label. A level in between may be missing. */
function depthOf({ levels }: CompiledDependencyRule, labels: Labels): number {
  return levels.findLastIndex((level) => (labels[level] ?? '') !== '') + 1;
}

function placeOf({ levels }: CompiledDependencyRule, labels: Labels, depth: number): string {
  return levels
    .slice(0, depth)
    .map((level) => labels[level] ?? '')
    .join('\u{0}');
}
