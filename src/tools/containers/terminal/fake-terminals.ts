import type { TerminalChoices, TerminalSize } from '#contracts/containers/terminal.ts';
import type { EndOutcome, HostTerminals, TerminalProcess, TerminalStart } from './host-terminals.ts';

/** A program for tests: prints what the test says, when something takes it. */
export interface FakeProcess extends TerminalProcess {
  readonly start: TerminalStart;
  readonly typed: string[];
  readonly sizes: TerminalSize[];
  /** How many bytes were read from it. */
  readonly read: () => number;
  /** Resolves when this was read. */
  print(text: string): Promise<void>;
  /** Replaces how it takes input. */
  write: (bytes: Uint8Array) => Promise<void>;
  exit(code: number): void;
  cut(error: unknown): void;
}

export interface FakeTerminals extends HostTerminals {
  readonly started: FakeProcess[];
  readonly endings: { container: string; marks: readonly string[]; user: string | undefined }[];
  found: TerminalChoices;
  /** Replaces how shells are found. */
  choices: HostTerminals['choices'];
  /** Replaces what ending does. */
  end: HostTerminals['end'];
  refusal: Error | undefined;
}

/** Ending makes the programs exit, as it does in a container. */
export function fakeTerminals(): FakeTerminals {
  const fake: FakeTerminals = {
    started: [],
    endings: [],
    found: { shells: ['/bin/sh'], users: [], advice: null },
    refusal: undefined,
    choices: () => Promise.resolve(fake.found),
    open(_container, start) {
      if (fake.refusal) return Promise.reject(fake.refusal);
      const process = fakeProcess(start);
      fake.started.push(process);
      return Promise.resolve(process);
    },
    end(container, marks, user): Promise<EndOutcome> {
      fake.endings.push({ container, marks, user });
      for (const process of fake.started) if (marks.includes(process.start.mark)) process.exit(129);
      return Promise.resolve('ended');
    },
  };
  return fake;
}

export const fakeStart: TerminalStart = {
  mark: 'm1',
  command: ['sh'],
  user: undefined,
  workingDirectory: undefined,
  size: { columns: 80, rows: 24 },
};

export function fakeProcess(start: TerminalStart = fakeStart): FakeProcess {
  let exitCode: number | null = null;
  let readBytes = 0;
  const printed: { readonly bytes: Buffer; readonly taken: () => void }[] = [];
  let cut: { readonly error: unknown } | undefined;
  let isOver = false;
  let changed = Promise.withResolvers<void>();
  const wake = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  async function* output() {
    for (;;) {
      const next = printed.shift();
      if (next) {
        readBytes += next.bytes.length;
        next.taken();
        yield next.bytes;
      } else if (cut) throw cut.error;
      else if (isOver) return;
      else await changed.promise;
    }
  }
  const process: FakeProcess = {
    start,
    typed: [],
    sizes: [],
    output: output(),
    read: () => readBytes,
    print(text) {
      const { promise, resolve } = Promise.withResolvers<void>();
      printed.push({ bytes: Buffer.from(text), taken: resolve });
      wake();
      return promise;
    },
    write(bytes) {
      process.typed.push(Buffer.from(bytes).toString());
      return Promise.resolve();
    },
    resize(size) {
      process.sizes.push(size);
      return Promise.resolve();
    },
    exitCode: () => Promise.resolve(exitCode),
    exit(code) {
      exitCode ??= code;
      isOver = true;
      wake();
    },
    cut(error) {
      cut = { error };
      wake();
    },
    [Symbol.dispose]() {
      isOver = true;
      wake();
    },
  };
  return process;
}
