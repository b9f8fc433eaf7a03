import { createHash } from 'node:crypto';
import type { KnownTag } from './facts.ts';

/** Names of tags by when they were first seen: most came with the first list. */
export type SeenNames = readonly (readonly [seenAtMs: number, names: readonly string[]])[];

/** What is listed now; who was listed before keeps its time. What is listed no longer is forgotten. */
export function seenAfter(before: SeenNames, listed: readonly string[], nowMs: number): SeenNames {
  const since = new Map(
    before.flatMap(([seenAtMs, names]) => names.map((name) => [name, seenAtMs] as const)),
  );
  const groups = new Map<number, string[]>();
  for (const name of listed) {
    const seenAtMs = since.get(name) ?? nowMs;
    const group = groups.get(seenAtMs) ?? [];
    group.push(name);
    groups.set(seenAtMs, group);
  }
  return [...groups];
}

export function knownTags(seen: SeenNames): KnownTag[] {
  return seen.flatMap(([seenAtMs, names]) => names.map((name) => ({ name, seenAtMs })));
}

/** The same for the same names in any order. */
export function hashOfNames(names: readonly string[]): string {
  return createHash('sha256').update(names.toSorted().join('\n')).digest('base64url');
}
