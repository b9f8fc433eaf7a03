/**
 * Gives the headers of packages that a database keeps, one at a time. Never throws; tells `reject` what it could not read. Takes no more
 * time and memory than the file has bytes.
 */
export type ReadHeaderBlobs = (file: Buffer, reject: (why: string) => void) => Generator<Buffer, void>;

/** Whether `bytes` more may be taken: records that lie over each other would otherwise give more than a file has. */
export function byteBudget(file: Buffer): (bytes: number) => boolean {
  let left = file.length;
  return (bytes) => (left -= bytes) >= 0;
}
