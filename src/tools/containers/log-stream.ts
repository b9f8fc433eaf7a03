import type { LogItem, LogLine } from '#contracts/containers/live.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Clock } from '#kernel/clock.ts';
import { invalid } from '#kernel/errors.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { Host, LogOptions } from './host.ts';
import { createLineBuffer, type LineBatch, type LineBuffer } from './line-buffer.ts';
import {
  afterLines,
  formatLogPosition,
  parseLogPosition,
  sinceOf,
  unreadAfter,
  type LogPosition,
} from './log-position.ts';
import { watchAllowed } from './watch-allowed.ts';
import { listedContainer } from './listed-container.ts';

export interface FollowLog {
  readonly id: string;
  readonly tail: number;
  readonly follow: boolean;
  readonly sinceMs: number | undefined;
  readonly lastEventId: string | undefined;
  /** Asked again whenever the container changes. */
  readonly mayRead: (resource: Resource) => boolean;
  readonly signal: AbortSignal;
}

/** The log of a container in batches. Each event's id resumes behind it, without loss or repetition. */
export async function* streamLog(
  host: Host,
  clock: Clock,
  request: FollowLog,
): AsyncGenerator<StreamEvent<LogItem>, void> {
  const resumed = request.lastEventId ? parseLogPosition(request.lastEventId) : {};
  if (!resumed) throw invalid('The position in the log is not readable.');
  const stop = new AbortController();
  using allowed = watchAllowed(host, request.id, request.mayRead);
  const signal = AbortSignal.any([request.signal, stop.signal, allowed.signal]);
  const buffer = createLineBuffer(clock);
  const reading = readInto(buffer, host.logs(request.id, whereToBegin(request, resumed, signal)), resumed);
  // Awaited below; until then a failure must not count as unhandled.
  reading.catch(() => undefined);
  let position = resumed;
  try {
    for (let batch = await buffer.take(signal); batch; batch = await buffer.take(signal)) {
      position = afterLines(position, batch.lines);
      yield* eventsOf(batch, position);
    }
    await reading;
    if (allowed.signal.aborted) yield { data: { type: 'ended', reason: 'You may no longer read this log.' } };
    else if (!signal.aborted) yield { data: { type: 'ended', reason: endReason(host, request) } };
  } finally {
    stop.abort();
  }
}

function whereToBegin(request: FollowLog, resumed: LogPosition, signal: AbortSignal): LogOptions {
  const { follow, tail, sinceMs } = request;
  if (resumed.stdout ?? resumed.stderr) return { follow, sinceNano: sinceOf(resumed), signal };
  return {
    follow,
    tail,
    signal,
    ...(sinceMs !== undefined && { sinceNano: String(BigInt(sinceMs) * 1_000_000n) }),
  };
}

async function readInto(
  buffer: LineBuffer,
  batches: AsyncIterable<readonly LogLine[]>,
  resumed: LogPosition,
): Promise<void> {
  const isUnread = unreadAfter(resumed);
  try {
    for await (const lines of batches) await buffer.push(lines.filter(isUnread));
  } finally {
    buffer.end();
  }
}

function* eventsOf(
  { lines, skipped }: LineBatch,
  position: LogPosition,
): Generator<StreamEvent<LogItem>, void> {
  if (skipped > 0) yield { data: { type: 'skipped', count: skipped } };
  yield { id: formatLogPosition(position), data: { type: 'lines', lines: [...lines] } };
}

function endReason(host: Host, { id, follow }: FollowLog): string {
  if (!follow) return 'This is the whole log.';
  const record = listedContainer(host, id);
  if (!record) return 'The container was removed.';
  const { exitCode } = record.summary;
  return exitCode === null ? 'The container stopped.' : `The container stopped with exit code ${exitCode}.`;
}
