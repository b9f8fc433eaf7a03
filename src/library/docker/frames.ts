import { EngineError } from './engine-error.ts';

export type OutputStream = 'stdout' | 'stderr';

/** Payload of one frame. A very large frame arrives in pieces, of which only the first `startsFrame`. */
export interface Frame {
  readonly stream: OutputStream;
  readonly bytes: Buffer;
  readonly startsFrame: boolean;
}

export interface FrameDecoder {
  /** Every frame that `chunk` completes. Throws `not-docker` where the bytes are no frames. */
  push(chunk: Buffer): Frame[];
}

const headerBytes = 8;
/** Docker's frames stay below 33 KiB; a longer one is passed on in pieces so that memory stays bounded. */
const pieceBytes = 64 * 1024;

/**
 * Splits the multiplexed output of a container without a TTY: one byte of type (0 stdin, 1 stdout, 2 stderr,
 * 3 error of the engine), three zeros, four bytes of big-endian length, payload.
 * Source: Engine API, "Attach to a container", stream format.
 */
export function frameDecoder(): FrameDecoder {
  let rest: Buffer = Buffer.alloc(0);
  let stream: OutputStream = 'stdout';
  let remaining = 0;
  let startsFrame = false;

  function takeHeader(bytes: Buffer): void {
    const type = bytes[0] ?? 0;
    if (type > 3 || bytes.readUIntBE(1, 3) !== 0) {
      throw new EngineError(
        'not-docker',
        'The output does not hold the frames that a container without TTY has.',
      );
    }
    stream = type >= 2 ? 'stderr' : 'stdout';
    remaining = bytes.readUInt32BE(4);
    startsFrame = true;
  }

  function push(chunk: Buffer): Frame[] {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Frame[] = [];
    let at = 0;
    for (;;) {
      const wanted = remaining === 0 ? headerBytes : Math.min(remaining, pieceBytes);
      if (bytes.length - at < wanted) break;
      const part = bytes.subarray(at, at + wanted);
      at += wanted;
      if (remaining === 0) {
        takeHeader(part);
      } else {
        frames.push({ stream, bytes: part, startsFrame });
        remaining -= wanted;
        startsFrame = false;
      }
    }
    rest = bytes.subarray(at);
    return frames;
  }

  return { push };
}
