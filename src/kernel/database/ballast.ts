import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const ballastBytes = 8 * 1024 * 1024;
const chunkBytes = 1024 * 1024;

/**
 * Space held in reserve, as `ballast.bin`. On a full disk even deleting needs room (SQLite writes to its log first), so
 * the reserve is given up once and retention and alerts can go on while a person makes room.
 */
export class Ballast {
  readonly #path: string;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'ballast.bin');
  }

  /** Takes the reserve where it is missing and the disk would keep three times as much free. */
  async restore(): Promise<boolean> {
    if (await stat(this.#path).catch(() => undefined)) return false;
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize < 4 * ballastBytes) return false;
    await this.#write();
    return true;
  }

  /** Gives the reserve up; false when there was none. */
  async release(): Promise<boolean> {
    try {
      await rm(this.#path);
      return true;
    } catch {
      return false;
    }
  }

  async #write(): Promise<void> {
    const unfinished = `${this.#path}.new`;
    await using file = await open(unfinished, 'w', 0o600);
    try {
      // Random bytes, because some filesystems store zeros as nothing.
      const chunk = randomBytes(chunkBytes);
      for (let written = 0; written < ballastBytes; written += chunkBytes) await file.write(chunk);
      await file.sync();
      await rename(unfinished, this.#path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}
