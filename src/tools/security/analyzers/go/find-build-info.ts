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

/** Programs up to here are kept, so that pointers can be followed. Few of Go before 1.18 are larger. */
const mostKeptBytes = 48 * 1024 * 1024;

/**
 * Looks for Go's build information in a program as it streams by. Prefers what lies in a part that is written to, where the linker puts
 * it, to what lies elsewhere, as that of another program carried inside. Above 48 MiB it keeps some 4 MiB at most.
 */
export async function findBuildInfo(content: AsyncIterable<Buffer>, sizeBytes: number): Promise<GoProgram> {
  const kept: Buffer[] | null = sizeBytes <= mostKeptBytes ? [] : null;
  let search: BuildInfoSearch | null = null;
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    kept?.push(chunk);
    if (search !== null) search.add(chunk);
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < headBytes) continue;
      search = searchFrom(start);
      if (search === null) return { kind: 'no-program' };
    }
    if (search.seen.preferred !== null) break;
  }
  search ??= searchFrom(start);
  return search === null ? { kind: 'no-program' } : outcome(search, kept);
}

function outcome(search: BuildInfoSearch, kept: readonly Buffer[] | null): GoProgram {
  const { head, seen } = search;
  const { pointersAt } = seen;
  const found = seen.preferred ?? seen.first;
  if (found !== null) return { kind: 'go', info: found };
  if (pointersAt === null) return { kind: 'no-go' };
  if (kept === null) return { kind: 'too-large' };
  const info = followPointers(Buffer.concat(kept), pointersAt, head);
  return info === null ? { kind: 'damaged' } : { kind: 'go', info };
}

function searchFrom(start: Buffer): BuildInfoSearch | null {
  const head = programHead(start.subarray(0, headBytes));
  if (head === null) return null;
  const search = buildInfoSearch(head);
  search.add(start);
  return search;
}
