import { NexusError } from '#kernel/errors.ts';
import type { StackContext } from './stack-context.ts';
import type { KnownStack } from './known-stacks.ts';
import type { VersionContent } from './stack-versions.ts';

/** So far back the settings of a running container are looked for. */
const searchedVersions = 20;

/** What is kept of a stack, newest first, without versions that another key sealed. */
export async function openContents(
  { versions }: StackContext,
  { host, name }: Pick<KnownStack, 'host' | 'name'>,
): Promise<VersionContent[]> {
  const rows = await versions.list(host.id, name);
  return rows.slice(0, searchedVersions).flatMap((row) => {
    try {
      return [versions.open(row)];
    } catch (error) {
      if (error instanceof NexusError) return [];
      throw error;
    }
  });
}
