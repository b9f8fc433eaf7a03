import type { BuildInfo } from './build-info.ts';
import { buildInfoSearch, type BuildInfoSearch } from './build-info-search.ts';
import { followPointers } from './follow-pointers.ts';
import { headBytes, programHead } from './program-head.ts';

/**
 * `no-program`: something else than a program. `no-go`: a program without build information.
 * `damaged`, `too-large`: one of Go before 1.18, which points nowhere, or is too large to be kept whole.
 */
export type GoProgram =
  | { readonly kind: 'go'; readonly info: BuildInfo }
  | { readonly kind: 'no-program' | 'no-go' | 'damaged' | 'too-large' };

/** Programs of Go up to here are kept, so that pointers can be followed. Few of Go before 1.18 are larger. */
const mostKeptBytes = 48 * 1024 * 1024;

/**
 * Looks for Go's build information in a program as it streams by. Prefers what lies in a part that is written to, where the linker puts
 * it, to what lies elsewhere, as that of another program carried inside. Above 48 MiB it keeps some 4 MiB at most.
 */
export async function findBuildInfo(content: AsyncIterable<Buffer>, sizeBytes: number): Promise<GoProgram> {
  let start: Buffer = Buffer.alloc(0);
  let looked: Looked | null = null;
  try {
    for await (const chunk of content) {
      if (looked !== null) looked.add(chunk);
      else {
        start = Buffer.concat([start, chunk]);
        if (start.length < headBytes) continue;
        looked = lookFrom(start, sizeBytes);
        if (looked === null) return { kind: 'no-program' };
      }
      if (looked.search.seen.preferred !== null) break;
    }
    looked ??= lookFrom(start, sizeBytes);
    return looked === null ? { kind: 'no-program' } : outcome(looked, sizeBytes);
  } finally {
    if (looked?.kept) spare = looked.kept;
  }
}

interface Looked {
  readonly search: BuildInfoSearch;
  /** Null when nothing is kept. */
  readonly kept: Buffer | null;
  add(chunk: Buffer): void;
}

/** Null for what is no program. */
function lookFrom(start: Buffer, sizeBytes: number): Looked | null {
  const head = programHead(start.subarray(0, headBytes));
  if (head === null) return null;
  const search = buildInfoSearch(head);
  const kept = head.mayPoint && sizeBytes <= mostKeptBytes ? memoryFor(sizeBytes) : null;
  let keptBytes = 0;
  const add = (chunk: Buffer) => {
    if (kept) keptBytes += chunk.copy(kept, keptBytes);
    search.add(chunk);
  };
  add(start);
  return { search, kept, add };
}

/** The memory of the program before: having it made anew takes longer than looking through it. */
let spare: Buffer = Buffer.alloc(0);

function memoryFor(bytes: number): Buffer {
  const memory = spare.length < bytes ? Buffer.allocUnsafeSlow(bytes) : spare;
  spare = Buffer.alloc(0);
  return memory;
}

function outcome({ search, kept }: Looked, sizeBytes: number): GoProgram {
  const { head, seen } = search;
  const { pointersAt } = seen;
  const found = seen.preferred ?? seen.first;
  if (found !== null) return { kind: 'go', info: found };
  if (pointersAt === null) return { kind: 'no-go' };
  if (sizeBytes > mostKeptBytes) return { kind: 'too-large' };
  const info = kept && followPointers(kept.subarray(0, sizeBytes), pointersAt, head);
  return info === null ? { kind: 'damaged' } : { kind: 'go', info };
}
