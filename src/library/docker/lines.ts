import { nanoOfTimestamp } from './engine-time.ts';
import type { OutputStream } from './frames.ts';

export interface StampedLine {
  /** When the engine read the line, nanoseconds since the epoch, as text. `0` when it said nothing readable. */
  readonly timeNano: string;
  /** Without its end of line. Invalid UTF-8 is replaced. Untrusted. */
  readonly text: string;
  /** The line was longer than `maxLineBytes`; its end is missing. */
  readonly truncated: boolean;
}

export interface LogLine extends StampedLine {
  /** A TTY has one output only: everything is `stdout`. */
  readonly stream: OutputStream;
}

export interface LineJoiner {
  /** `startsPart`: these bytes begin a frame, so that they begin with a stamp. Always false for a TTY. */
  push(bytes: Buffer, startsPart: boolean): StampedLine[];
  /** The last line, when it had no newline. */
  end(): StampedLine[];
}

export const maxLineBytes = 256 * 1024;
/** The engine splits a longer line, and stamps each part with the same time. */
const splitBytes = 16 * 1024;
const longestStamp = 64;
const newline = 0x0a;
const space = 0x20;
const noBytes = Buffer.alloc(0);

/** Joins one output stream of a log with timestamps into lines. */
export function lineJoiner({ tty }: { tty: boolean }): LineJoiner {
  const line = openLine(tty);

  function push(bytes: Buffer, startsPart: boolean): StampedLine[] {
    const lines: StampedLine[] = [];
    let at = startsPart ? joinPart(bytes, lines) : 0;
    while (at < bytes.length) {
      const end = bytes.indexOf(newline, at);
      line.append(bytes.subarray(at, end < 0 ? bytes.length : end));
      if (end < 0) break;
      lines.push(line.close());
      at = end + 1;
    }
    return lines;
  }

  /** How many bytes of a repeated stamp to drop. Another stamp begins another line, even without a newline between. */
  function joinPart(bytes: Buffer, lines: StampedLine[]): number {
    if (line.isEmpty()) return 0;
    const stamp = stampIn(bytes);
    if (nanoOfTimestamp(stamp) === null) return 0;
    if (stamp === line.stamp()) return stamp.length + 1;
    lines.push(line.close());
    return 0;
  }

  return { push, end: () => (line.isEmpty() ? [] : [line.close()]) };
}

interface OpenLine {
  isEmpty(): boolean;
  stamp(): string;
  append(bytes: Buffer): void;
  close(): StampedLine;
}

function openLine(tty: boolean): OpenLine {
  let parts: Buffer[] = [];
  let length = 0;
  let truncated = false;

  function stamp(): string {
    const [first = noBytes] = parts;
    return stampIn(first.length < longestStamp ? Buffer.concat(parts.slice(0, longestStamp)) : first);
  }

  function append(bytes: Buffer): void {
    const kept = bytes.subarray(0, maxLineBytes + longestStamp - length);
    if (kept.length < bytes.length) truncated = true;
    if (kept.length > 0) parts.push(kept);
    length += kept.length;
  }

  function close(): StampedLine {
    const [first = noBytes] = parts;
    const bytes = parts.length > 1 ? Buffer.concat(parts) : first;
    const written = stampIn(bytes);
    const timeNano = nanoOfTimestamp(written);
    const whole = bytes.subarray(timeNano === null ? 0 : written.length + 1);
    const cut = truncated || whole.length > maxLineBytes;
    const text = decode(whole.subarray(0, maxLineBytes), cut);
    parts = [];
    length = 0;
    truncated = false;
    return { timeNano: timeNano ?? '0', text: tty ? withoutTtyMarks(text, written) : text, truncated: cut };
  }

  return { isEmpty: () => length === 0, stamp, append, close };
}

/** What stands before the first space, when that is near enough to be a stamp. */
function stampIn(bytes: Buffer): string {
  const end = bytes.subarray(0, longestStamp).indexOf(space);
  return end < 0 ? '' : bytes.toString('latin1', 0, end);
}

function decode(bytes: Buffer, cut: boolean): string {
  if (!cut) return bytes.toString('utf8');
  // `stream` leaves out a character that was cut in two.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** A TTY ends lines with CRLF, and has no frames to tell where the stamp is repeated inside a long line. */
function withoutTtyMarks(text: string, stamp: string): string {
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  return line.length > splitBytes && stamp !== '' ? line.replaceAll(`${stamp} `, '') : line;
}
