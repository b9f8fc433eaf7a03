import { maskedValue, type EditedFile, type StackFileKind } from '#contracts/containers/stack.ts';
import { invalid } from '#kernel/errors.ts';
import { parseCompose } from '#library/compose/parse-compose.ts';
import { keepLineEnds } from '#library/compose/keep-line-ends.ts';
import type { ReadStack } from './stack-files.ts';

export interface TypedFile {
  readonly path: string;
  readonly kind: StackFileKind;
  /** With the line ends of the file on disk. */
  readonly text: string;
  readonly expectedHash: string | null;
}

/** A stack with texts that somebody typed in place of some of its files. */
export interface TypedStack extends ReadStack {
  readonly typed: readonly TypedFile[];
  /** Those that differ from the disk and that compose can be shown without writing them. */
  readonly overlay: readonly TypedFile[];
}

/** Rejects with `invalid` for files that are none of the stack's, and for texts that still hold masked values. */
export function typeInto(stack: ReadStack, edited: readonly EditedFile[]): TypedStack {
  const typed = edited.map(({ path, text, hash }): TypedFile => {
    const file = stack.files.find((one) => one.path === path);
    if (!file) throw invalid(`${path} is not a file of the stack ${stack.name}.`);
    if (text.includes(maskedValue)) {
      throw invalid(`The text of ${path} holds masked values. Reveal the file before you edit it.`);
    }
    const kept = file.text === null ? text : keepLineEnds(file.text, text);
    return { path, kind: file.kind, text: kept, expectedHash: hash };
  });
  const onDisk = new Map(stack.files.map(({ path, text }) => [path, text] as const));
  const changed = typed.filter(({ path, text }) => onDisk.get(path) !== text);
  const documents = stack.documents.map(({ path, document }) => {
    const text = changed.find((file) => file.path === path)?.text;
    return text === undefined ? { path, document } : { path, document: parseCompose(text) };
  });
  const unread = changed
    .filter(({ path, kind }) => kind === 'compose' && !documents.some((one) => one.path === path))
    .map(({ path, text }) => ({ path, document: parseCompose(text) }));
  return { ...stack, typed, documents: [...documents, ...unread], overlay: changed };
}

/** Compose reads env files of services and included files from their own places only. */
export function requirePlannable({ overlay }: TypedStack): void {
  const other = overlay.find(({ kind }) => kind === 'service-environment' || kind === 'part');
  if (!other) return;
  throw invalid(`What a change of ${other.path} does is only known once it is saved. Save it, then plan.`);
}
