import type { InventoryProblem } from '#contracts/security/package.ts';
import { TarError } from '#library/layers/tar-error.ts';
import type { ScanThreads } from './threads/open-scan-threads.ts';
import { ScanThreadError } from './threads/scan-thread.ts';

/** What was found in layers before, by diff id: the same layer always tells the same. */
export interface KeptScans {
  get(diffId: string): Promise<Uint8Array | undefined>;
  put(diffId: string, packed: Uint8Array): Promise<void>;
}

export interface ScanContext {
  readonly threads: ScanThreads;
  readonly kept: KeptScans;
  readonly signal: AbortSignal;
  /** Of one layer; it gets a second more for each mebibyte, as it comes (`risingDeadline`). */
  readonly timeMs: number;
}

/** For `nexus scan`, and for tests. */
export const nothingKept: KeptScans = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
};

const ids = { deadline: 'deadline', memory: 'too-large', failed: 'damaged' } as const;

/** What is wrong with a layer, and not with where it comes from; undefined for anything else. `name` begins the sentence. */
export function problemOfLayer(error: unknown, name: string): InventoryProblem | undefined {
  if (error instanceof ScanThreadError) {
    // A thread that fails tells with a stack, which is for the log.
    const said = error.message.split('\n', 1)[0] ?? '';
    return { path: null, id: ids[error.kind], detail: `${name}: ${said.slice(0, 300)}` };
  }
  if (error instanceof TarError) return { path: null, id: 'damaged', detail: `${name}: ${error.message}` };
  return undefined;
}
