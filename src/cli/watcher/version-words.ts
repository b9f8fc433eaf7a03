import type { AvailableUpdate, ImageVersion, VersionLevel } from '#contracts/watcher/version.ts';
import type { WatchedContainer } from '#contracts/watcher/watched.ts';
import type { Colour } from '../output.ts';

/** The tag; where both have the same, the digest tells them apart. */
export function versionText({ tag, digest, version }: ImageVersion, other?: ImageVersion): string {
  if (tag !== null && tag !== other?.tag) return tag;
  return digest?.slice(0, 'sha256:'.length + 12) ?? tag ?? version ?? '?';
}

/** The best that is offered; where everything is held, the best of that. An answer that is not of now has none. */
export function bestUpdate({ verdict }: WatchedContainer): AvailableUpdate | undefined {
  const updates = verdict.state === 'newer' ? (verdict.answer?.updates ?? []) : [];
  return updates.find(({ hold }) => hold === null) ?? updates[0];
}

export const levelColours: Readonly<Record<VersionLevel, Colour>> = {
  major: 'red',
  minor: 'yellow',
  patch: 'green',
  build: 'green',
  digest: 'green',
};
