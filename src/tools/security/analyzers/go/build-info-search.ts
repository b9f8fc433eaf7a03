import { alignment, magic, readAtMagic, type BuildInfo } from './build-info.ts';
import type { ProgramHead } from './program-head.ts';

interface Seen {
  /** Wherever it was. */
  first: BuildInfo | null;
  /** In a part that is written to while the program runs. */
  preferred: BuildInfo | null;
  /** Where Go before 1.18 has addresses instead, in the file. */
  pointersAt: number | null;
}

export interface BuildInfoSearch {
  readonly head: ProgramHead;
  readonly seen: Readonly<Seen>;
  /** The next piece of the file, from its first byte on. */
  add(chunk: Buffer): void;
}

/** Looks for the magic in a file as it streams by, keeping no more than what a text that goes on needs. */
export function buildInfoSearch(head: ProgramHead): BuildInfoSearch {
  const seen: Seen = { first: null, preferred: null, pointersAt: null };
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = magic.length;
  /** Of the first waiting byte, in the file. */
  let offset = 0;
  return {
    head,
    seen,
    add(chunk) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      // Put together once there is enough, so that a long text in small chunks is not copied for each.
      if (waitingBytes < neededBytes) return;
      const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
      const { doneBytes, ...next } = scan(bytes, offset, head, seen);
      neededBytes = next.neededBytes;
      offset += doneBytes;
      // A copy: a view would keep the whole chunk.
      waiting = [Buffer.from(bytes.subarray(doneBytes))];
      waitingBytes = bytes.length - doneBytes;
    },
  };
}

/** How many bytes are done with, and how many are needed from there on. */
function scan(bytes: Buffer, offset: number, head: ProgramHead, seen: Seen) {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    if ((offset + at) % alignment !== 0) continue;
    const there = readAtMagic(bytes.subarray(at));
    if (there.kind === 'more') return { doneBytes: at, neededBytes: there.bytes };
    if (there.kind === 'pointers') seen.pointersAt ??= offset + at;
    if (there.kind !== 'info') continue;
    seen.first ??= there.info;
    if (isWrittenTo(head, offset + at)) seen.preferred ??= there.info;
  }
  return { doneBytes: Math.max(0, bytes.length - magic.length + 1), neededBytes: magic.length };
}

function isWrittenTo(head: ProgramHead, offset: number): boolean {
  return head.segments.some(
    (one) => one.isWritable && offset >= one.offset && offset < one.offset + one.sizeBytes,
  );
}
