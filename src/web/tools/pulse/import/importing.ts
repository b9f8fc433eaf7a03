import type { ImportReport } from '#contracts/pulse/import.ts';
import { createStore, type ReadableStore } from '../../../shell/store.ts';
import { faultOf } from './kuma-file.ts';
import { type ImportStep, type Refusal, refusalOf, refusedFile } from './refusal.ts';
import type { SendKuma } from './send-kuma.ts';

export interface ImportState {
  readonly file: File | null;
  /** `fraction` from 0 to 1; at 1 all has arrived. */
  readonly sending: { readonly step: ImportStep; readonly fraction: number } | null;
  /** Of `file`. */
  readonly report: ImportReport | null;
  readonly refusal: Refusal | null;
}

/** One import, which goes on whichever page is looked at. */
export interface Importing {
  readonly state: ReadableStore<ImportState>;
  /** Asks what this file would bring. */
  readonly look: (file: File) => Promise<void>;
  /** Sends the file that was looked at once more, to be taken over. */
  readonly takeOver: () => Promise<void>;
  /** The step that was refused, with the same file. */
  readonly again: () => Promise<void>;
  readonly cancel: () => void;
  /** Back to choosing a file. */
  readonly reset: () => void;
}

const start: ImportState = { file: null, sending: null, report: null, refusal: null };

export function openImporting(send: SendKuma): Importing {
  const store = createStore<ImportState>(start);
  let running = new AbortController();
  const change = (next: Partial<ImportState>) => store.set({ ...store.get(), ...next });

  const run = async (file: File, step: ImportStep) => {
    running.abort();
    const { signal } = (running = new AbortController());
    const attempt = () => ({ step, fileName: file.name, hasArrived: store.get().sending?.fraction === 1 });
    const report = step === 'plan' ? null : store.get().report;
    store.set({ file, report, refusal: null, sending: { step, fraction: 0 } });
    try {
      const fault = await faultOf(file);
      if (signal.aborted) return;
      if (fault) return change({ sending: null, refusal: refusedFile(attempt(), fault) });
      const onProgress = (fraction: number) => !signal.aborted && change({ sending: { step, fraction } });
      const answer = await send(file, step, { signal, onProgress });
      if (!signal.aborted) change({ sending: null, report: answer });
    } catch (error) {
      if (!signal.aborted) change({ sending: null, refusal: refusalOf(error, attempt()) });
    }
  };

  const rerun = async (step: ImportStep) => {
    const { file } = store.get();
    if (file) await run(file, step);
  };
  return {
    state: store,
    look: (file) => run(file, 'plan'),
    takeOver: () => rerun('apply'),
    again: () => rerun(store.get().refusal?.step ?? 'plan'),
    cancel() {
      running.abort();
      store.set(store.get().report ? { ...store.get(), sending: null } : start);
    },
    reset() {
      running.abort();
      store.set(start);
    },
  };
}
