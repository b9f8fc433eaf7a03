import { createInflateRaw, inflateRawSync, type InflateRaw } from 'node:zlib';
import { mostUnpacked } from './unpack.ts';
import { ZipError } from './zip-error.ts';
import type { ZipSource } from './zip-source.ts';

export interface Inflated {
  /** Null when it was not to be kept. */
  readonly content: Buffer | null;
  readonly sizeBytes: number;
  readonly packedBytes: number;
}

export interface InflateBounds {
  /** What may be kept; 0: nothing, only the end is looked for. */
  readonly mostKeptBytes: number;
  readonly mostBytes: number;
}

/**
 * Unpacks deflated content whose length nobody said, up to where it ends by itself (RFC 1951, 3.2.3), and takes that much of the source.
 * What is longer than may be kept is unpacked to its end all the same, so that the zip can be read on, and given as null.
 */
export async function inflateStream(source: ZipSource, bounds: InflateBounds): Promise<Inflated> {
  const window = await source.peek(1);
  const quick = inflateWindow(window, bounds);
  if (quick !== undefined) await source.advance(quick.packedBytes);
  return quick ?? (await inflateOn(source, bounds));
}

/** Most entries are small and are in what has been read already; undefined when this one is not. */
function inflateWindow(window: Buffer, bounds: InflateBounds): Inflated | undefined {
  const most = Math.min(bounds.mostKeptBytes, maxQuickBytes);
  if (most === 0) return undefined;
  try {
    const answer: unknown = inflateRawSync(window, { info: true, maxOutputLength: most });
    return isWithInfo(answer)
      ? { content: answer.buffer, sizeBytes: answer.buffer.length, packedBytes: answer.engine.bytesWritten }
      : undefined;
  } catch {
    return undefined;
  }
}

const maxQuickBytes = 4 * 1024 * 1024;

function isWithInfo(answer: unknown): answer is { buffer: Buffer; engine: InflateRaw } {
  return typeof answer === 'object' && answer !== null && 'engine' in answer && 'buffer' in answer;
}

async function inflateOn(source: ZipSource, bounds: InflateBounds): Promise<Inflated> {
  const inflater = createInflateRaw();
  const kept = keeper(bounds);
  inflater.on('data', (piece: Buffer) => kept.add(piece));
  // Told by `fed` already.
  inflater.on('error', () => {});
  let packedBytes = 0;
  try {
    for (let isEnded = false; !isEnded;) {
      const window = await source.peek(1);
      if (window.length === 0) throw new ZipError('truncated', 'The zip ends midway.');
      const piece = window.subarray(0, pieceBytes);
      isEnded = await fed(inflater, piece);
      await source.advance(inflater.bytesWritten - packedBytes);
      packedBytes = inflater.bytesWritten;
      kept.assertBelievable(packedBytes);
    }
  } finally {
    inflater.destroy();
  }
  return { ...kept.all(), packedBytes };
}

/** A piece unpacks to 16 MiB at most, so bounds hold between pieces. */
const pieceBytes = 16 * 1024;

/** Whether the content ended within the piece. Ending exactly with it shows at the next. */
function fed(inflater: InflateRaw, piece: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      inflater.off('end', ended);
      inflater.off('error', failed);
    };
    const ended = (): void => {
      settle();
      resolve(true);
    };
    const failed = (error: Error): void => {
      settle();
      reject(
        new ZipError('malformed', 'A part of the zip is damaged: it cannot be unpacked.', { cause: error }),
      );
    };
    inflater.once('end', ended);
    inflater.once('error', failed);
    inflater.write(piece, (error) => {
      settle();
      if (error) failed(error);
      else resolve(false);
    });
  });
}

function keeper({ mostKeptBytes, mostBytes }: InflateBounds) {
  let pieces: Buffer[] = [];
  let sizeBytes = 0;
  const isWithin = (): boolean => sizeBytes <= mostKeptBytes;
  return {
    add(piece: Buffer): void {
      sizeBytes += piece.length;
      if (isWithin()) pieces.push(piece);
      else pieces = [];
    },
    assertBelievable(packedBytes: number): void {
      if (sizeBytes > Math.min(mostBytes, mostUnpacked(packedBytes))) {
        throw new ZipError('too-large', 'The zip holds more than is read of one.');
      }
    },
    all: () => ({ content: isWithin() ? Buffer.concat(pieces) : null, sizeBytes }),
  };
}
