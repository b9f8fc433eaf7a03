import { basename } from 'node:path';
import type { Caller } from '#contracts/access.ts';
import type { EditedFile } from '#contracts/containers/stack.ts';
import { NexusError } from '#kernel/errors.ts';
import { parseCompose } from '#library/compose/parse-compose.ts';
import { findHostOf } from '../find-host.ts';
import { findStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { readStack, type ReadFile } from './stack-files.ts';
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
  const files = edited.map(({ path }): ReadFile => {
    const kind = /(?:^|\.)env(?:\.|$)/.test(basename(path)) ? 'environment' : 'compose';
    return {
      path,
      kind,
      state: 'missing',
      text: null,
      hash: null,
      isWritable: true,
      reason: '',
      fixes: [],
    };
  });
  const typed = edited.map(({ path, text }, index) => ({
    path,
    text,
    kind: files[index]?.kind ?? ('compose' as const),
    expectedHash: null,
  }));
  const documents = typed
    .filter(({ kind }) => kind === 'compose')
    .map(({ path, text }) => ({ path, document: parseCompose(text) }));
  return {
    host,
    name: params.stack,
    origin: 'found',
    containers: [],
    project: {
      name: params.stack,
      workingDirectory: '/',
      configFiles: documents.map(({ path }) => path),
      environmentFiles: typed.filter(({ kind }) => kind === 'environment').map(({ path }) => path),
      profiles: [],
    },
    files,
    documents,
    typed,
    overlay: typed,
  };
}
