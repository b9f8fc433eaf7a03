import { open, readFile, rename } from 'node:fs/promises';
import type { RecreationRecord } from '#contracts/containers/recreate.ts';
import type { Draft } from '../../recreate/draft.ts';
import type { Ending, RecreationJournal } from '../../recreate/recreation-journal.ts';
import type { SelfOutcome } from '../self-order.ts';

/** What the helper has written down, in the layer of its own container: it is there again after every restart, and goes with it. */
export interface ReplaceState {
  readonly attempts: number;
  /** Null until everything is decided. Holds the environment of NEXUS. */
  readonly draft: Draft | null;
  readonly phase: RecreationRecord['phase'];
  /** Why it goes or went back. */
  readonly problem: string | null;
  readonly outcome: SelfOutcome | null;
}

const nothing: ReplaceState = { attempts: 0, draft: null, phase: 'building', problem: null, outcome: null };

export interface StateFile {
  read(): Promise<ReplaceState>;
  write(state: ReplaceState): Promise<void>;
}

export function stateFile(path: string): StateFile {
  return {
    async read() {
      try {
        return JSON.parse(await readFile(path, 'utf8'));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing;
        throw error;
      }
    },
    async write(state) {
      const beside = `${path}.new`;
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify(state));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    },
  };
}

/** The journal of a recreation in that file. */
export interface StateJournal extends RecreationJournal {
  /** Undefined while it has not ended in this process. */
  ending(): Ending | undefined;
}

export function stateJournal(file: StateFile, start: ReplaceState): StateJournal {
  let state = start;
  let ended: Ending | undefined;
  const change = async (part: Partial<ReplaceState>) => {
    state = { ...state, ...part };
    await file.write(state);
  };
  return {
    enter: async (phase, problem) => await change({ phase, ...(problem !== undefined && { problem }) }),
    note: async (draft) => await change({ draft }),
    async end(ending) {
      ended = ending;
      await change({ problem: ending.problem ?? null });
    },
    ending: () => ended,
  };
}
