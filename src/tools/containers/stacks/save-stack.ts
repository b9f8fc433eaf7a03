import type { Caller } from '#contracts/access.ts';
import type { StackConflict } from '#contracts/containers/stack.ts';
import { conflict } from '#kernel/errors.ts';
import { nameOf } from '../operation.ts';
import type { FileOnDisk } from './host-compose.ts';
import { openContents } from './kept-contents.ts';
import type { KnownStack } from './known-stacks.ts';
import type { StackContext } from './stack-context.ts';
import { maskText, readStack, type ReadStack } from './stack-files.ts';
import { contentHash, type VersionContent, type VersionFile } from './stack-versions.ts';
import type { TypedStack } from './typed-stack.ts';
import type { VersionRow } from './version-store.ts';

/** Files of a stack that nobody adopted are somebody else's. */
export function requireOurs({ origin, name }: KnownStack): void {
  if (origin !== 'found') return;
  throw conflict(`NEXUS does not look after ${name} yet. Adopt it first; that restarts nothing.`);
}

/** Files that changed since they were read, before anything is written. */
export function conflictsOf({ typed, files }: TypedStack): StackConflict[] {
  return typed.flatMap(({ path, kind, text, expectedHash }) => {
    const file = files.find((one) => one.path === path);
    if (!file || file.hash === expectedHash) return [];
    return [conflictOf(path, text, file.text === null ? null : maskText(file.text, kind), file.hash)];
  });
}

/** Writes what was typed. Resolves to the conflicts, and then nothing is written. */
export async function writeTyped(stack: TypedStack): Promise<StackConflict[]> {
  const changed = await stack.host.compose.writeFiles(
    stack.overlay.map(({ path, kind, text, expectedHash }) => ({
      path,
      text,
      expectedHash,
      isPrivate: kind === 'environment' || kind === 'service-environment',
    })),
  );
  return changed.map((file) => refused(stack, file));
}

function refused({ overlay }: TypedStack, file: FileOnDisk): StackConflict {
  const typed = overlay.find(({ path }) => path === file.path);
  const onDisk = file.text === null ? null : maskText(file.text, typed?.kind ?? 'compose');
  return conflictOf(file.path, typed?.text ?? '', onDisk, file.hash);
}

function conflictOf(path: string, typed: string, onDisk: string | null, hash: string | null): StackConflict {
  return { path, typed, onDisk, hash };
}

/** What a version keeps of the files as they are, with typed texts in their places. */
export function versionFiles({ files }: ReadStack, typed: TypedStack['typed'] = []): VersionFile[] {
  return files
    .filter(({ state }) => state !== 'unreadable')
    .map(({ path, kind, text }) => ({
      path,
      kind,
      text: typed.find((file) => file.path === path)?.text ?? text,
    }));
}

/** Keeps what somebody else wrote since the last version, so that it is not lost under the next one. */
export async function noticeOutsideChange(context: StackContext, stack: ReadStack): Promise<void> {
  const [last] = await context.versions.list(stack.host.id, stack.name);
  const files = versionFiles(stack);
  if (stack.origin === 'found' || !last || last.contentHash === contentHash(files)) return;
  const [content] = await openContents(context, stack);
  await context.versions.add({
    host: stack.host.id,
    stack: stack.name,
    state: 'noticed',
    by: '',
    content: { files, configs: content?.configs ?? {} },
  });
}

/** A version of what is on disk now. */
export async function addVersion(
  context: StackContext,
  stack: ReadStack,
  caller: Caller,
  version: {
    readonly state: 'saved' | 'deploying' | 'adopted';
    readonly typed?: TypedStack['typed'];
    readonly images?: VersionRow['images'];
    readonly configs?: VersionContent['configs'];
    readonly action: string;
  },
): Promise<VersionRow> {
  const [former] = await openContents(context, stack);
  return await context.versions.add({
    host: stack.host.id,
    stack: stack.name,
    state: version.state,
    by: nameOf(caller),
    content: {
      files: versionFiles(stack, version.typed),
      configs: version.configs ?? former?.configs ?? {},
    },
    ...(version.images && { images: version.images }),
    audit: { caller, action: version.action, target: stack.name, outcome: 'succeeded' },
  });
}

/** Writes without deploying; resolves to the stack as it is then, or to the conflicts. */
export async function saveStack(
  context: StackContext,
  stack: TypedStack,
  caller: Caller,
): Promise<{ saved: ReadStack } | { conflicts: StackConflict[] }> {
  requireOurs(stack);
  const conflicts = conflictsOf(stack);
  if (conflicts.length > 0) return { conflicts };
  await noticeOutsideChange(context, stack);
  const late = await writeTyped(stack);
  if (late.length > 0) return { conflicts: late };
  const saved = await readStack(stack);
  const [last] = await context.versions.list(stack.host.id, stack.name);
  if (last?.contentHash !== contentHash(versionFiles(saved))) {
    await addVersion(context, saved, caller, { state: 'saved', action: 'save files of stack' });
  }
  return { saved };
}
