import type { StackVersion } from '#contracts/containers/stack.ts';

/** Newest first. What was saved and then deployed as it was is one version: the deployed one, with what the save changed. */
export function mergeSaved(versions: readonly StackVersion[]): readonly StackVersion[] {
  return versions.reduceRight<StackVersion[]>((newestFirst, version) => {
    const [before] = newestFirst;
    const isSameFiles = version.changed.length === 0 && before?.state === 'saved';
    return isSameFiles
      ? [{ ...version, changed: before.changed }, ...newestFirst.slice(1)]
      : [version, ...newestFirst];
  }, []);
}
