import type { Duplex } from 'node:stream';
import { EngineError, errorOfConnection } from './engine-error.ts';
import type { Engine } from './engine.ts';
import type { CallOptions } from './engine-request.ts';
import { frameDecoder, type OutputStream } from './frames.ts';
import { segment } from './query.ts';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface ExecOutput {
  readonly stream: OutputStream;
  readonly bytes: Buffer;
}

/** A running exec. It exists only once the command was started, since a resize before that blocks the engine for 10 s. */
export interface ExecSession extends Disposable {
  readonly id: string;
  /** Iterate once. Ends when the command does; throws `unreachable` when the connection is cut. Reading slowly slows the command. */
  readonly output: AsyncIterable<ExecOutput>;
  /** Resolves when the bytes were taken, so that a flood of input waits for a slow command. */
  write(bytes: Uint8Array | string): Promise<void>;
  /** Ends the input, as Ctrl-D does for a command that reads to the end. */
  endInput(): void;
  /** `invalid` without a TTY. */
  resize(size: TerminalSize, call?: CallOptions): Promise<void>;
}

export function openExecSession(engine: Engine, id: string, both: Duplex, tty: boolean): ExecSession {
  // Cuts are reported by reading and writing; without a listener they would end the process.
  both.on('error', () => both.destroy());
  // One after the other: two at once may arrive in any order, and then the first size would stay.
  let resized: Promise<void> = Promise.resolve();
  return {
    id,
    output: readOutput(both, tty),
    write: (bytes) => write(both, bytes),
    endInput: () => void both.end(),
    async resize(size, call) {
      if (!tty) throw new EngineError('invalid', 'Only a terminal has a size.');
      resized = resized.catch(() => undefined).then(async () => await resize(engine, id, size, call));
      await resized;
    },
    [Symbol.dispose]: () => void both.destroy(),
  };
}

async function resize(
  engine: Engine,
  id: string,
  { columns: w, rows: h }: TerminalSize,
  call: CallOptions | undefined,
): Promise<void> {
  const path = `/exec/${segment(id)}/resize`;
  await engine.json({ method: 'POST', path, query: { w, h }, timeoutMs: 5_000, ...call });
}

async function* readOutput(both: Duplex, tty: boolean): AsyncGenerator<ExecOutput, void> {
  const frames = frameDecoder();
  try {
    for await (const chunk of both as AsyncIterable<Buffer>) {
      if (tty) yield { stream: 'stdout', bytes: chunk };
      else yield* frames.push(chunk);
    }
  } catch (error) {
    throw errorOfConnection(error, 'the running command');
  } finally {
    both.destroy();
  }
}

function write(both: Duplex, bytes: Uint8Array | string): Promise<void> {
  const taken = Promise.withResolvers<void>();
  both.write(bytes, (error) => {
    if (error) taken.reject(errorOfConnection(error, 'the running command'));
    else taken.resolve();
  });
  return taken.promise;
}
