import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes of a file on disk, from one up to another. */
export interface FilePart {
  readonly file: string;
  readonly startsAt: number;
  /** Infinite for the end of the file. */
  readonly endsAt: number;
}

/** It fits into the cache that is next to a core. */
const pieceBytes = 256 * 1024;
/** Linux takes up to three times as long for each byte of what is asked for in larger parts. */
const partBytes = 64 * 1024;

/**
 * For a thread of its own: reading waits for the disk and for nothing else. Each piece is in the memory of the one before. Throws as the
 * file system does.
 */
export async function* filePieces({ file, startsAt, endsAt }: FilePart): AsyncGenerator<Buffer, void> {
  const opened = openSync(file, 'r');
  try {
    const memory = Buffer.allocUnsafeSlow(Math.min(pieceBytes, endsAt - startsAt));
    for (let at = startsAt; at < endsAt;) {
      const bytes = fill(opened, memory, at, endsAt);
      if (bytes === 0) return;
      at += bytes;
      yield memory.subarray(0, bytes);
    }
  } finally {
    closeSync(opened);
  }
}

function fill(opened: number, memory: Buffer, at: number, endsAt: number): number {
  const most = Math.min(memory.length, endsAt - at);
  for (let filled = 0; ;) {
    const bytes = readSync(opened, memory, filled, Math.min(partBytes, most - filled), at + filled);
    filled += bytes;
    if (bytes === 0 || filled === most) return filled;
  }
}
