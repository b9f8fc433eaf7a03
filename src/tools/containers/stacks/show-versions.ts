import { maskedValue, type StackVersion } from '#contracts/containers/stack.ts';
import { unifiedDiff } from '#library/compose/unified-diff.ts';
import type { StackContext } from './stack-context.ts';
import { maskText, type ReadStack } from './stack-files.ts';
import { versionFiles } from './save-stack.ts';
import type { VersionFile } from './stack-versions.ts';
import type { VersionRow } from './version-store.ts';

export function withoutContent({ id, state, atMs, by, changed, images }: VersionRow): StackVersion {
  return { id, state, atMs, by, changed, images };
}

/** A version with its files, values masked. */
export function showVersion({ versions }: StackContext, row: VersionRow) {
  const files = versions.open(row).files.map(({ path, kind, text }) => {
    const masked = text === null ? null : maskText(text, kind);
    return { path, kind, text: masked, isMasked: masked !== text };
  });
  return { ...withoutContent(row), files };
}

/** `disk` stands for what is there now. */
export async function compareVersions(
  context: StackContext,
  stack: ReadStack,
  { from, to }: { readonly from: string; readonly to: string },
) {
  const filesOf = async (id: string): Promise<readonly VersionFile[]> =>
    id === 'disk'
      ? versionFiles(stack)
      : context.versions.open(await context.versions.find(stack.host.id, stack.name, id)).files;
  const [before, after] = [await filesOf(from), await filesOf(to)];
  const paths = new Set([...before, ...after].map(({ path }) => path));
  return [...paths].flatMap((path) => {
    const [old, now] = [before, after].map((files) => files.find((file) => file.path === path));
    if ((old?.text ?? null) === (now?.text ?? null)) return [];
    const masked = (file: VersionFile | undefined) =>
      file?.text === undefined || file.text === null ? null : maskText(file.text, file.kind);
    const diff = unifiedDiff(masked(old), masked(now));
    return [{ path, diff, isMasked: diff === '' || diff.includes(maskedValue) }];
  });
}
