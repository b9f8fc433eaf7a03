import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { requirePermission } from '../require-permission.ts';
import { findStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { readStack, type ReadStack } from './stack-files.ts';

interface StackId {
  readonly host: string;
  readonly stack: string;
}

/** With the permission checked and its files read. */
export async function openStack(
  context: StackContext,
  id: StackId,
  caller: Caller,
  permission: GrantedPermission,
): Promise<ReadStack> {
  return await readStack(await findStack(context, id, caller, permission));
}

/** What is typed can make compose read any file of the host, so it needs more than looking does. */
export function requireEdit({ host, stack }: StackId, caller: Caller): void {
  requirePermission(caller, 'containers:edit', { host, stack, labels: {} }, 'The stack');
}
