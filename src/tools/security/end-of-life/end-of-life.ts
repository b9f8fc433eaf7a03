import type { Distribution } from '#contracts/security/package.ts';
import { releaseKey, type EndOfLife, type EndOfLifeTable } from './end-of-life-table.ts';
import { knownEnds } from './known-ends.ts';

/** What is known of a release: from the newer table where it tells of it, or from our own. Undefined: not known, as of what rolls. */
export function endOfLife(distribution: Distribution, newer?: EndOfLifeTable): EndOfLife | undefined {
  const key = keyOf(distribution);
  return key === undefined ? undefined : (newer?.get(key) ?? knownEnds.get(key));
}

/** Those whose minor releases end with the next one, and whose support is said for the major one. */
const byMajor = new Set(['almalinux', 'centos', 'centos-stream', 'debian', 'fedora', 'ol', 'rhel', 'rocky']);

function keyOf({ id, version, title }: Distribution): string | undefined {
  const [, major, minor] = /^(\d{1,4})(?:\.(\d{1,4}))?(?:\.\d{1,8})*$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  // Stream has the id and the version of the CentOS that it outlived.
  const told = id === 'centos' && /\bstream\b/i.test(title) ? 'centos-stream' : id;
  const release = byMajor.has(told) || minor === undefined ? major : `${major}.${minor}`;
  return releaseKey(told, release);
}
