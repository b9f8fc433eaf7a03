import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { LedgerPlace } from './ledger.ts';

const script = new URL('./write-until-killed.ts', import.meta.url).pathname;

/** A process that writes into a ledger, seen from outside: it remembers what that process said was saved. */
export class WritingProcess {
  /** The highest acknowledged number of each writer. */
  readonly acknowledged = new Map<number, number>();
  readonly #child: ChildProcess;
  readonly #opened = Promise.withResolvers<void>();
  #heard = Promise.withResolvers<void>();
  readonly #errors: Promise<string>;
  readonly #ended: Promise<unknown>;

  /** Loads the program; it does nothing until `go`. */
  constructor(place: LedgerPlace, run: number, writers: number) {
    this.#child = spawn(process.execPath, [script, JSON.stringify(place), String(run), String(writers)], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#errors = text(this.#child.stderr!);
    this.#ended = once(this.#child, 'close');
    this.#opened.promise.catch(() => undefined);
    createInterface({ input: this.#child.stdout! }).on('line', (line) => this.#hear(line));
    this.#child.on('exit', () =>
      this.#opened.reject(new Error('The process ended before it opened the ledger.')),
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get wasKilled(): boolean {
    return this.#child.signalCode === 'SIGKILL';
  }

  go(): void {
    this.#child.stdin!.end('go\n');
  }

  /** Rejects with what the process complained about when it could not open the ledger. */
  async opened(): Promise<void> {
    await this.#opened.promise.catch(async () => {
      throw new Error(`The ledger did not open: ${await this.#errors}`);
    });
  }

  /** Resolves once it said of so many in all that they were saved, or has ended. */
  async acknowledges(count: number): Promise<void> {
    const ended = this.#ended.then(() => true);
    const sum = () => [...this.acknowledged.values()].reduce((total, number) => total + number, 0);
    while (sum() < count) {
      if (await Promise.race([ended, this.#heard.promise.then(() => false)])) return;
      this.#heard = Promise.withResolvers();
    }
  }

  /** Resolves once the process is gone and all it ever said was heard. @returns what it complained about. */
  async kill(): Promise<string> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    return this.#errors;
  }

  #hear(line: string): void {
    if (line === 'open') return this.#opened.resolve();
    const [writer, number] = line.split(' ').map(Number);
    this.acknowledged.set(writer!, number!);
    this.#heard.resolve();
  }
}
