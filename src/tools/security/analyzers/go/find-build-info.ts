import { alignment, magic, readAtMagic, type BuildInfo } from './build-info.ts';
import { headBytes, programHead, type ProgramHead } from './program-head.ts';
import { followPointers } from './follow-pointers.ts';

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
  let search: Search | null = null;
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
    if (search.isDone()) break;
  }
  search ??= searchFrom(start);
  return search === null ? { kind: 'no-program' } : outcome(search, kept);
}

function outcome(search: Search, kept: readonly Buffer[] | null): GoProgram {
  const { found, pointersAt, head } = search.end();
  if (found !== null) return { kind: 'go', info: found };
  if (pointersAt === null) return { kind: 'no-go' };
  if (kept === null) return { kind: 'too-large' };
  const info = followPointers(Buffer.concat(kept), pointersAt, head);
  return info === null ? { kind: 'damaged' } : { kind: 'go', info };
}

interface Search {
  add(chunk: Buffer): void;
  isDone(): boolean;
  end(): { readonly found: BuildInfo | null; readonly pointersAt: number | null; readonly head: ProgramHead };
}

function searchFrom(start: Buffer): Search | null {
  const head = programHead(start.subarray(0, headBytes));
  if (head === null) return null;
  const search = searchIn(head);
  search.add(start);
  return search;
}

function searchIn(head: ProgramHead): Search {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = magic.length;
  /** Of the first waiting byte, in the file. */
  let offset = 0;
  let first: BuildInfo | null = null;
  let preferred: BuildInfo | null = null;
  let pointersAt: number | null = null;

  /** How many bytes are done with. Sets `neededBytes` when a text goes on beyond the end. */
  function scan(bytes: Buffer): number {
    neededBytes = magic.length;
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      if ((offset + at) % alignment !== 0) continue;
      const there = readAtMagic(bytes.subarray(at));
      if (there.kind === 'more') {
        neededBytes = there.bytes;
        return at;
      }
      if (there.kind === 'pointers') pointersAt ??= offset + at;
      if (there.kind !== 'info') continue;
      first ??= there.info;
      if (isWrittenTo(head, offset + at)) preferred ??= there.info;
    }
    return Math.max(0, bytes.length - magic.length + 1);
  }

  return {
    add(chunk) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      // Put together once there is enough, so that a long text in small chunks is not copied for each.
      if (waitingBytes < neededBytes) return;
      const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
      const done = scan(bytes);
      offset += done;
      // A copy: a view would keep the whole chunk.
      waiting = [Buffer.from(bytes.subarray(done))];
      waitingBytes = bytes.length - done;
    },
    isDone: () => preferred !== null,
    end: () => ({ found: preferred ?? first, pointersAt, head }),
  };
}

function isWrittenTo(head: ProgramHead, offset: number): boolean {
  return head.segments.some(
    (one) => one.isWritable && offset >= one.offset && offset < one.offset + one.sizeBytes,
  );
}
