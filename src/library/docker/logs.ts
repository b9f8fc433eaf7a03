import { backoff, type BackoffOptions } from './backoff.ts';
import { inspectContainer } from './containers.ts';
import { isEngineError } from './engine-error.ts';
import type { Engine } from './engine.ts';
import { toEngineTime } from './engine-time.ts';
import { frameDecoder, type OutputStream } from './frames.ts';
import { lineJoiner, type LogLine, type StampedLine } from './lines.ts';
import { logPosition } from './log-position.ts';
import { segment } from './query.ts';

export interface ReadLogs {
  /** How many of the last lines to begin with. Default all. */
  readonly tail?: number | undefined;
  /** Lines of this moment included; by the engine's clock. */
  readonly sinceNano?: string | undefined;
  readonly untilNano?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface FollowLogs extends ReadLogs {
  /** Goes on as long as the container runs, over cut connections and restarts. Default true. */
  readonly follow?: boolean | undefined;
  readonly backoff?: BackoffOptions;
  /** Silence after which the engine is asked whether it is still there. Default 60 s. */
  readonly quietMs?: number;
}

/**
 * Lines of a container's log. Reading slowly slows the connection, not the container; but a log that is rotated
 * meanwhile loses lines, which the engine does not tell. An abort ends the iteration without an error; so does the end
 * of the container. Errors before the first connection are thrown, later ones are waited out.
 */
export async function* followLogs(
  engine: Engine,
  id: string,
  options: FollowLogs = {},
): AsyncGenerator<LogLine, void> {
  for await (const lines of followLogBatches(engine, id, options)) yield* lines;
}

/** The same, as many lines at once as arrive at once: a fast log costs a fraction of the time. */
export async function* followLogBatches(
  engine: Engine,
  id: string,
  options: FollowLogs = {},
): AsyncGenerator<readonly LogLine[], void> {
  const { signal, follow = true } = options;
  const position = logPosition();
  const retry = backoff(options.backoff ?? { firstMs: 500, longestMs: 30_000 });
  let connected = false;
  for (;;) {
    if (signal?.aborted) return;
    try {
      const { Config, State } = await inspectContainer(engine, id, { signal });
      if (connected && !State.Running && !State.Restarting) return;
      connected = true;
      position.resume();
      const connection = readOnce(engine, id, Config.Tty ?? false, resumed(options, position.sinceNano()));
      for await (const lines of connection) {
        const unread = position.accept(lines);
        if (unread.length === 0) continue;
        retry.reset();
        yield unread;
      }
      if (!follow) return;
    } catch (error) {
      if (signal?.aborted) return;
      if (connected && isEngineError(error, 'not-found')) return;
      if (!connected || !follow || !isPassing(error)) throw error;
    }
    await retry.wait(signal);
  }
}

function isPassing(error: unknown): boolean {
  return (
    isEngineError(error, 'unreachable') || isEngineError(error, 'timeout') || isEngineError(error, 'refused')
  );
}

function resumed(options: FollowLogs, sinceNano: string | undefined): FollowLogs {
  return sinceNano === undefined ? options : { ...options, sinceNano, tail: undefined };
}

async function* readOnce(
  engine: Engine,
  id: string,
  tty: boolean,
  options: FollowLogs,
): AsyncGenerator<readonly LogLine[], void> {
  const { signal, follow = true, quietMs = 60_000 } = options;
  using stream = await engine.stream({
    path: `/containers/${segment(id)}/logs`,
    query: {
      follow,
      stdout: true,
      stderr: true,
      timestamps: true,
      tail: options.tail ?? 'all',
      since: options.sinceNano && toEngineTime(options.sinceNano),
      until: options.untilNano && toEngineTime(options.untilNano),
    },
    signal,
  });
  const decoder = logDecoder(tty);
  for await (const chunk of stream.chunks({ afterMs: quietMs, check: () => engine.ping({ signal }) })) {
    yield decoder.push(chunk);
  }
  yield decoder.end();
}

export interface LogDecoder {
  push(chunk: Buffer): LogLine[];
  end(): LogLine[];
}

/** Turns the bytes of `GET /containers/{id}/logs?timestamps=true` into lines. `tty` is the container's `Config.Tty`. */
export function logDecoder(tty: boolean): LogDecoder {
  const frames = frameDecoder();
  const joiners = { stdout: lineJoiner({ tty }), stderr: lineJoiner({ tty }) };
  return {
    push(chunk) {
      if (tty) return named('stdout', joiners.stdout.push(chunk, false));
      return frames
        .push(chunk)
        .flatMap((frame) => named(frame.stream, joiners[frame.stream].push(frame.bytes, frame.startsFrame)));
    },
    end: () => [...named('stdout', joiners.stdout.end()), ...named('stderr', joiners.stderr.end())],
  };
}

function named(stream: OutputStream, lines: readonly StampedLine[]): LogLine[] {
  return lines.map((line) => ({ stream, ...line }));
}
