import { stat } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Ballast } from './ballast.ts';

const intervalMs = 60_000;
/** Late enough not to slow down a start, and not at all for what lives shorter. */
const firstDelayMs = 5_000;

interface WatchedFile {
  readonly path: string;
  readonly identity: string;
  readonly onReplaced: () => void;
}

/** Looks after a data folder while it is open: is each database still the file by that name, is there a reserve. */
export class DataFolderWatch implements AsyncDisposable {
  readonly #clock: Clock;
  readonly #log: Pick<Log, 'info' | 'warn'> | undefined;
  readonly #ballast: Ballast;
  readonly #files = new Map<string, WatchedFile>();
  #cancel: () => void;
  #running: Promise<void> | undefined;

  constructor(folder: string, clock: Clock, log: Pick<Log, 'info' | 'warn'> | undefined) {
    this.#clock = clock;
    this.#log = log;
    this.#ballast = new Ballast(folder);
    this.#cancel = this.#schedule(firstDelayMs);
  }

  /**
   * `onReplaced` is called once when the file was moved, deleted or replaced: SQLite would go on writing into the file
   * that nobody can find any more.
   */
  async add(path: string, onReplaced: () => void): Promise<void> {
    this.#files.set(path, { path, identity: await identityOf(path), onReplaced });
  }

  remove(path: string): void {
    this.#files.delete(path);
  }

  async check(): Promise<void> {
    for (const file of this.#files.values()) {
      if ((await identityOf(file.path)) === file.identity) continue;
      // Closed meanwhile, or told already.
      if (!this.#files.delete(file.path)) continue;
      file.onReplaced();
    }
    try {
      if (await this.#ballast.restore()) this.#log?.info({}, 'Reserved space for the day the disk is full');
    } catch (error) {
      this.#log?.warn({ error }, 'Could not reserve space for the day the disk is full');
    }
  }

  /** Makes room so that what comes next can be saved; false when there was none to make. */
  async diskIsFull(): Promise<boolean> {
    const released = await this.#ballast.release();
    if (released) this.#log?.warn({}, 'The disk is full: gave up the reserved space. Free some space now');
    return released;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#cancel();
    this.#cancel = () => {};
    await this.#running;
    this.#cancel();
  }

  #schedule(delayMs: number): () => void {
    return this.#clock.after(delayMs, () => {
      this.#running = this.check().finally(() => {
        this.#cancel = this.#schedule(intervalMs);
      });
    });
  }
}

async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return 'absent';
  }
}
