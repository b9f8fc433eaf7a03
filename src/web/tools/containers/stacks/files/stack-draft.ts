import type { EditedFile, StackFile } from '#contracts/containers/stack.ts';

/** What was typed over one file. */
interface Typed {
  readonly text: string;
  /** Of the file that was typed over; null when there was none. */
  readonly hash: string | null;
  /** Once it is saved: the hash it then got. What the page knows of the disk may lag behind. */
  readonly writtenHash?: string | null;
}
export type TypedFiles = ReadonlyMap<string, Typed>;

/** A file as it is on disk with what was typed over it here. */
export interface DraftFile {
  readonly file: StackFile;
  /** What the editor shows. */
  readonly typed: string;
  readonly isEdited: boolean;
  /** Somebody else changed it since this person began to type. */
  readonly isOvertaken: boolean;
}

/** `revealed` are files as they were read with their hidden values; one that has changed since is masked again. */
export function draftFiles(
  onDisk: readonly StackFile[],
  typed: TypedFiles,
  revealed: readonly StackFile[],
): DraftFile[] {
  return onDisk.map((masked) => {
    const known = revealed.find(({ path, hash }) => path === masked.path && hash === masked.hash);
    const file = known ? { ...masked, text: known.text, isMasked: known.isMasked } : masked;
    const draft = typed.get(file.path);
    const isEdited = draft !== undefined && draft.writtenHash === undefined;
    const isLagging = draft !== undefined && !isEdited && draft.hash === file.hash;
    return {
      file,
      typed: isEdited || isLagging ? draft.text : (file.text ?? ''),
      isEdited,
      isOvertaken: isEdited && draft.hash !== file.hash,
    };
  });
}

/** What a save, a check or a plan takes. */
export function editedFiles(typed: TypedFiles): EditedFile[] {
  return [...typed]
    .filter(([, { writtenHash }]) => writtenHash === undefined)
    .map(([path, { text, hash }]) => ({ path, text, hash }));
}

/** Typing what is on disk already is no edit. */
export function withTyped(typed: TypedFiles, draft: DraftFile, text: string): TypedFiles {
  const { path, hash, text: onDisk } = draft.file;
  const before = typed.get(path);
  const base = draft.isEdited ? before?.hash : (before?.writtenHash ?? hash);
  if (text === (onDisk ?? '') && !draft.isOvertaken) return without(typed, path);
  return new Map(typed).set(path, { text, hash: base ?? null });
}

export function without(typed: TypedFiles, path: string): TypedFiles {
  const rest = new Map(typed);
  rest.delete(path);
  return rest;
}

/** After a save: what was typed meanwhile is an edit of what was written. */
export function withWritten(
  typed: TypedFiles,
  sent: readonly EditedFile[],
  written: readonly StackFile[],
): TypedFiles {
  const next = new Map(typed);
  for (const { path, text, hash } of sent) {
    const writtenHash = written.find((file) => file.path === path)?.hash ?? null;
    const now = typed.get(path);
    if (now === undefined || now.text === text) next.set(path, { text, hash, writtenHash });
    else next.set(path, { text: now.text, hash: writtenHash });
  }
  return next;
}
