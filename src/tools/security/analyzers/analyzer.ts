import type { Distribution, InventoryProblem, Package, PackageType } from '#contracts/security/package.ts';

/** A file of an image, as an analyzer sees it before its content. */
export interface ImageEntry {
  /** Without a leading slash, without `.` and `..`: `var/lib/dpkg/status`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Permission bits. */
  readonly mode: number;
}

export interface ImageFile extends ImageEntry {
  /** The content as it streams by, once. What is left unread is skipped. A piece lives until the next is asked for: it is copied to be kept. */
  readonly content: AsyncIterable<Buffer>;
  /** The whole content. Throws `FileTooLargeError` when it is longer than `mostBytes`, before reading it. */
  whole(mostBytes: number): Promise<Buffer>;
}

/** What one file tells. */
export interface FileFindings {
  readonly packages?: readonly Package[];
  readonly distribution?: Distribution;
  /** Files that a package manager put there, by the rules of `Package.path`: what they hold is the distribution's. */
  readonly owned?: readonly string[];
  /** Where it is known: how many of `owned` are of the first package, of the second and so on, in their order. */
  readonly ownedCounts?: readonly number[];
  readonly problems?: readonly InventoryProblem[];
}

/** Finds the packages of one manager or language in an image. Pure: the same file always tells the same. */
export interface Analyzer {
  readonly id: string;
  readonly title: string;
  /** What it can find; empty for one that tells of the distribution. */
  readonly types: readonly PackageType[];
  /**
   * Raised when the same file would tell something else than before, so that kept answers are thrown away.
   */
  readonly revision: number;
  /** Files, or folders with everything in them, that tell all of a running container's system packages; null when only a walk does. */
  readonly places: readonly string[] | null;
  /** Asked for each file of each layer, so it looks at the path first and takes a microsecond. */
  wants(entry: ImageEntry): boolean;
  /**
   * Bytes are hostile: it ends, in time and memory that grow with the size of the file only, and tells what it could not read
   * as problems. It does not throw for anything that a file may hold.
   */
  read(file: ImageFile): Promise<FileFindings>;
}

export class FileTooLargeError extends Error {
  constructor(path: string, sizeBytes: number, mostBytes: number) {
    super(`${path} has ${sizeBytes} bytes; ${mostBytes} are read at most.`);
    this.name = 'FileTooLargeError';
  }
}
