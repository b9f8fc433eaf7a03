import { useRef, useState } from 'react';
import { ProblemError } from '#contracts/http-transport.ts';
import { askConfirm } from '../../../ui/ask-confirm.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { sendFile, UploadEnded } from '../../../shell/send-file.ts';
import type { FileSource } from './file-source.ts';
import { visibleName } from './file-words.ts';
import { filesText } from './files-text.ts';

export interface Upload {
  readonly id: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly fraction: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly reason: string;
  readonly cancel: () => void;
}

interface Sending {
  readonly path: string;
  readonly file: File;
  readonly id: number;
  readonly signal: AbortSignal;
  /** There is one of this name, as far as the page knows: better asked now than after minutes of sending. */
  readonly isTaken: boolean;
}

/** Uploads of this browser into one place, one after the other. What is there already is asked about first. */
export function useUploads(source: FileSource, onDone: () => void) {
  const text = useText(filesText);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const nextId = useRef(1);
  const line = useRef<Promise<void>>(Promise.resolve());
  const change = (id: number, next: Partial<Upload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...next } : one)));

  const mayReplace = async (name: string) =>
    await askConfirm({
      title: text('replaceTitle', { name }),
      action: text('replace'),
      loses: [text('losesOld', { name })],
      wayBack: text('keepsMode'),
      danger: true,
    });

  const send = async ({ path, file, id, signal, isTaken }: Sending) => {
    const onProgress = (fraction: number) => change(id, { fraction });
    const options = { method: 'PUT', signal, onProgress } as const;
    const name = visibleName(file.name);
    if (isTaken && !(await mayReplace(name))) throw new UploadEnded(true);
    try {
      await sendFile(source.uploadUrl(path, file.name, isTaken), file, options);
    } catch (error) {
      // It came between looking and sending.
      const isConflict = error instanceof ProblemError && error.problem.code === 'conflict';
      if (isTaken || !isConflict || !(await mayReplace(name))) throw error;
      await sendFile(source.uploadUrl(path, file.name, true), file, options);
    }
  };

  const run = async (sending: Sending) => {
    const { id, signal } = sending;
    try {
      if (signal.aborted) throw new UploadEnded(true);
      await send(sending);
      change(id, { state: 'done', fraction: 1 });
      onDone();
    } catch (error) {
      const ended = error instanceof UploadEnded && text(error.wasCancelled ? 'cancelled' : 'connectionLost');
      change(id, { state: 'failed', reason: ended || (error instanceof Error ? error.message : '') });
    }
  };

  const add = (path: string, files: readonly File[], taken: ReadonlySet<string>) => {
    for (const file of files) {
      const id = nextId.current++;
      const controller = new AbortController();
      const upload: Upload = {
        id,
        name: visibleName(file.name),
        fraction: 0,
        state: 'running',
        reason: '',
        cancel: () => controller.abort(),
      };
      setUploads((before) => [...before, upload]);
      const sending = { path, file, id, signal: controller.signal, isTaken: taken.has(file.name) };
      line.current = line.current.then(() => run(sending));
    }
  };
  const clear = () => setUploads((before) => before.filter(({ state }) => state === 'running'));
  return { uploads, add, clear };
}
