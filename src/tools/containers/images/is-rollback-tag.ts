/** Tags that keep what ran before: of containers that were recreated, and of versions of stacks. */
const rollbackPrefixes = ['nexus-rollback/', 'nexus-kept/'];

export function isRollbackTag(tag: string): boolean {
  return rollbackPrefixes.some((prefix) => tag.startsWith(prefix));
}
