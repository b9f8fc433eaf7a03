import { ZipError } from './zip-error.ts';

/** What an archive may take at most, whatever it holds. */
export interface ZipBounds {
  readonly mostEntries: number;
  /** Of everything that is unpacked, in all. */
  readonly mostBytes: number;
}

export interface ZipEntry {
  /** Untrusted: it may be absolute or climb with `..`, and two entries may share it. */
  readonly name: string;
  readonly isFolder: boolean;
  /** Unpacked, as the archive says; null in a stream where that stands behind the content. */
  readonly sizeBytes: number | null;
  /**
   * The content, with its checksum verified. In a stream: once, and before the next entry is asked for. Throws `ZipError`:
   * `too-large` when it is longer than `mostBytes` or than what is left of `ZipBounds.mostBytes`.
   */
  whole(mostBytes: number): Promise<Buffer>;
}

/** The bytes left of `ZipBounds.mostBytes`. */
export interface ByteBudget {
  left: number;
}

export function spend(budget: ByteBudget, bytes: number): void {
  if (bytes > budget.left) throw new ZipError('too-large', 'The zip holds more than is read of one.');
  budget.left -= bytes;
}
