import type { VolumeRemovalPreview, VolumeSummary } from '#contracts/containers/volumes.ts';
import { shellQuote } from '../shell-quote.ts';
import { usedBy } from '../used-by.ts';

/** Exactly which volumes would go, with everything in them. Those that nobody named go only when they are listed. Pure. */
export function volumeRemovalPreview(
  all: readonly VolumeSummary[],
  choice: 'unused' | readonly string[],
): VolumeRemovalPreview {
  const isListed = ({ name }: VolumeSummary) => choice !== 'unused' && choice.includes(name);
  const verdicts = all
    .filter((volume) => choice === 'unused' || isListed(volume))
    .map((volume) => ({ volume, reason: reasonToKeep(volume, isListed(volume)) }));
  const removed = verdicts.filter(({ reason }) => reason === null).map(({ volume }) => volume);
  return {
    removes: removed.map(({ name, isAnonymous, stack, sizeBytes, createdAtMs }) => ({
      name,
      isAnonymous,
      stack,
      sizeBytes,
      createdAtMs,
    })),
    keeps: verdicts.flatMap(({ volume: { name }, reason }) => (reason === null ? [] : [{ name, reason }])),
    command: volumeRemovalCommand(removed),
  };
}

export function volumeRemovalCommand(volumes: readonly { readonly name: string }[]): string {
  return volumes.length === 0
    ? ''
    : `docker volume rm ${volumes.map(({ name }) => shellQuote(name)).join(' ')}`;
}

/** Null when nothing speaks against removing it. */
export function reasonToKeep(
  { usedBy: users, isAnonymous }: VolumeSummary,
  isListed: boolean,
): string | null {
  if (users.length > 0) return usedBy(users);
  return isAnonymous && !isListed
    ? 'nobody named it, so nobody can tell whose data it holds: choose it by itself.'
    : null;
}
