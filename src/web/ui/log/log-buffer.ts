import { lastDrawing, plainText } from './plain-text.ts';

export interface LogEntry {
  /** As the program wrote it; made safe here. Line feeds divide it. */
  text: string;
  stream: 'stdout' | 'stderr';
  /** When it was written, where that is known. */
  atMs?: number;
}

/** `id` grows by one a line and is never used twice, so it tells how many lines came since. */
export type LogLine =
  | { kind: 'line'; id: number; text: string; stream: LogEntry['stream']; atMs: number | undefined }
  | { kind: 'skipped'; id: number; count: number };

type NewLine = LogLine extends infer Line ? (Line extends LogLine ? Omit<Line, 'id'> : never) : never;

const defaultCapacity = 50_000;
/** Dropping one by one would move the whole array each time. */
const slack = 2_000;

/** The last lines of a log. Readers hear of changes once a frame, however fast they come. */
export class LogBuffer {
  readonly #capacity: number;
  readonly #listeners = new Set<() => void>();
  #lines: LogLine[] = [];
  #nextId = 1;
  #version = 0;
  #isAnnounced = false;

  constructor(capacity = defaultCapacity) {
    this.#capacity = capacity;
  }

  /** The same array until the buffer is trimmed or cleared; read it, do not keep it. */
  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  get lastId(): number {
    return this.#nextId - 1;
  }

  get version(): number {
    return this.#version;
  }

  append(entries: readonly LogEntry[]): void {
    for (const { text, stream, atMs } of entries) {
      for (const line of text.replace(/\r?\n$/, '').split('\n')) {
        this.#push({ kind: 'line', text: plainText(lastDrawing(line)), stream, atMs });
      }
    }
    this.#changed();
  }

  /** Marks the place where `count` lines were left out. */
  skip(count: number): void {
    this.#push({ kind: 'skipped', count });
    this.#changed();
  }

  clear(): void {
    this.#lines = [];
    this.#changed();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #push(line: NewLine): void {
    this.#lines.push({ ...line, id: this.#nextId });
    this.#nextId += 1;
  }

  #changed(): void {
    if (this.#lines.length > this.#capacity + slack) this.#lines = this.#lines.slice(-this.#capacity);
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    requestAnimationFrame(() => {
      this.#isAnnounced = false;
      this.#version += 1;
      for (const listener of this.#listeners) listener();
    });
  }
}
