import { useMemo, useState } from 'react';
import type { EditedFile, StackFile } from '#contracts/containers/stack.ts';
import { containersApi } from '../../live.ts';
import {
  type DraftFile,
  draftFiles,
  editedFiles,
  type TypedFiles,
  without,
  withTyped,
  withWritten,
} from './stack-draft.ts';
import { refreshStacks, type StackId } from '../stack-queries.ts';

export interface StackDraft {
  readonly files: readonly DraftFile[];
  readonly edited: readonly EditedFile[];
  type(draft: DraftFile, text: string): void;
  /** Goes back to what is on disk. */
  discard(path: string): void;
  /** Keeps what was typed, to be written over what somebody else wrote. */
  insist(draft: DraftFile): void;
  /** Reads the hidden values; it is written to the audit log. */
  reveal(): Promise<void>;
  /** False: somebody else changed a file meanwhile, and nothing was written. */
  save(): Promise<boolean>;
}

/** What is typed over the files of a stack; it lives as long as the stack's page. */
export function useStackDraft({ host, stack }: StackId, onDisk: readonly StackFile[]): StackDraft {
  const [typed, setTyped] = useState<TypedFiles>(new Map());
  const [revealed, setRevealed] = useState<readonly StackFile[]>([]);
  const files = useMemo(() => draftFiles(onDisk, typed, revealed), [onDisk, typed, revealed]);
  const edited = useMemo(() => editedFiles(typed), [typed]);
  const params = { host, stack };
  const reveal = async () => setRevealed(await containersApi.revealStackFiles({ params }));
  return {
    files,
    edited,
    type: (draft, text) => setTyped((before) => withTyped(before, draft, text)),
    discard: (path) => setTyped((before) => without(before, path)),
    insist: ({ file, typed: text }) =>
      setTyped((before) => new Map(before).set(file.path, { text, hash: file.hash })),
    reveal,
    async save() {
      if (edited.length === 0) return true;
      const answer = await containersApi.saveStack({ params, body: { files: [...edited] } });
      if (answer.outcome === 'conflict') {
        await Promise.all([refreshStacks(), revealed.length > 0 ? reveal() : undefined]);
        return false;
      }
      const written = answer.files.map((file) => asWritten(file, edited));
      setRevealed((before) => [...written, ...before]);
      setTyped((before) => withWritten(before, edited, written));
      await refreshStacks();
      return true;
    },
  };
}

/** The answer masks what this person has just typed, which is known here. */
function asWritten(file: StackFile, edited: readonly EditedFile[]): StackFile {
  const text = edited.find(({ path }) => path === file.path)?.text;
  return text === undefined ? file : { ...file, text, isMasked: false };
}
