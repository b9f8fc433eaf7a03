import { createHash } from 'node:crypto';

/** How many earlier images of a container are kept. */
export const keptImages = 3;

/**
 * Where earlier images of a container are kept by a tag. A repository's name allows less than a container's (distribution
 * `reference` grammar), so what it does not allow is replaced, and told apart by a hash.
 */
export function rollbackRepository(containerName: string): string {
  const allowed = containerName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (allowed === containerName) return `nexus-rollback/${allowed}`;
  const hash = createHash('sha256').update(containerName).digest('hex').slice(0, 8);
  return `nexus-rollback/${allowed || 'container'}-${hash}`;
}

/** Sorts by time, exact to the millisecond. `recreation` tells apart what happens within one. */
export function rollbackTag(containerName: string, nowMs: number, recreation: string): string {
  const time = new Date(nowMs)
    .toISOString()
    .replaceAll(/[-:.Z]/g, '')
    .replace('T', '-');
  return `${rollbackRepository(containerName)}:${time}-${recreation.slice(-4)}`;
}

/** The older ones of a container's tags, beyond the `keep` newest. */
export function tagsBeyond(tags: readonly string[], containerName: string, keep: number): string[] {
  const prefix = `${rollbackRepository(containerName)}:`;
  const own = tags.filter((tag) => tag.startsWith(prefix)).toSorted();
  return own.slice(0, Math.max(0, own.length - keep));
}
