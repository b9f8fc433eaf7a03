import { basename } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import type { EditedFile, StackFileKind } from '#contracts/containers/stack.ts';
import { NexusError } from '#kernel/errors.ts';
import { parseCompose } from '#library/compose/parse-compose.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { findStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { readStack } from './stack-files.ts';
import { typeInto, type TypedStack } from './typed-stack.ts';

/**
 * A stack with what was typed; one that does not exist yet is made of the texts alone. What is named like an env file is one, the
 * others are compose files.
 */
export async function unknownStack(
  context: StackContext,
  params: { readonly host: string; readonly stack: string },
  edited: readonly EditedFile[],
  caller: Caller,
): Promise<TypedStack> {
  try {
    const known = await findStack(context, params, caller, 'containers:read');
    return typeInto(await readStack(known), edited);
  } catch (error) {
    const isNew = error instanceof NexusError && (error.status === 404 || error.status === 503);
    if (!isNew || edited.length === 0) throw error;
  }
  const host = findHostOf(context.hosts, params.host, caller, 'containers:read', 'The stack');
  return newStack(host, params.stack, edited);
}

function newStack(host: Host, name: string, edited: readonly EditedFile[]): TypedStack {
  const typed = edited.map(({ path, text }) => ({ path, text, kind: kindOf(path), expectedHash: null }));
  const pathsOf = (kind: StackFileKind) => typed.filter((file) => file.kind === kind).map(({ path }) => path);
  const untold = { text: null, hash: null, isWritable: true, reason: '', fixes: [] };
  return {
    host,
    name,
    origin: 'found',
    containers: [],
    project: {
      name,
      workingDirectory: '/',
      configFiles: pathsOf('compose'),
      environmentFiles: pathsOf('environment'),
      profiles: [],
    },
    files: typed.map(({ path, kind }) => ({ path, kind, state: 'missing', ...untold })),
    documents: typed
      .filter(({ kind }) => kind === 'compose')
      .map(({ path, text }) => ({ path, document: parseCompose(text) })),
    typed,
    overlay: typed,
  };
}

function kindOf(path: string): StackFileKind {
  return /(?:^|\.)env(?:\.|$)/.test(basename(path)) ? 'environment' : 'compose';
}
