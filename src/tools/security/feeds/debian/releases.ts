/** Debian's releases by number (https://wiki.debian.org/DebianReleases). */
const codenames: Readonly<Record<string, string>> = {
  '7': 'wheezy',
  '8': 'jessie',
  '9': 'stretch',
  '10': 'buster',
  '11': 'bullseye',
  '12': 'bookworm',
  '13': 'trixie',
  '14': 'forky',
  '15': 'duke',
};
/** Unstable has no number, and is written in several ways. */
const unstable = new Set(['', 'sid', 'unstable']);

/** What the tracker calls a release; undefined where it cannot know it. */
export function codenameOf(release: string): string | undefined {
  if (unstable.has(release)) return 'sid';
  if (Object.hasOwn(codenames, release)) return codenames[release];
  return Object.values(codenames).find((codename) => codename === release);
}
