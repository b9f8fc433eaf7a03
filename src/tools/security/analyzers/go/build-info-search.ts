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

/**
 * Looks for the magic in a file as it streams by, keeping no more than what a text that goes on needs. Copies no chunk that holds
 * nothing: what two of them have in common is looked at by itself.
 */
export function buildInfoSearch(head: ProgramHead): BuildInfoSearch {
  const seen: Seen = { first: null, preferred: null, pointersAt: null };
  /** What is not done with, a copy. */
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let neededBytes = magic.length;
  /** Of the first waiting byte, in the file. */
  let offset = 0;

  function look(bytes: Buffer): void {
    const { doneBytes, ...next } = scan(bytes, offset, head, seen);
    neededBytes = next.neededBytes;
    offset += doneBytes;
    waiting = [Buffer.from(bytes.subarray(doneBytes))];
    waitingBytes = bytes.length - doneBytes;
  }

  return {
    head,
    seen,
    add(chunk) {
      const isOpen = waitingBytes > seamBytes || chunk.length < seamBytes;
      if (isOpen || Buffer.concat([...waiting, chunk.subarray(0, seamBytes)]).includes(magic)) {
        waiting.push(Buffer.from(chunk));
        waitingBytes += chunk.length;
        // Put together once there is enough, so that a long text in small chunks is not copied for each.
        if (waitingBytes >= neededBytes) look(Buffer.concat(waiting));
      } else {
        offset += waitingBytes;
        look(chunk);
      }
    },
  };
}

const seamBytes = magic.length - 1;

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
