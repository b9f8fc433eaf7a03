import type { LogLine } from '#contracts/containers/live.ts';

/**
 * How far a log was read, small enough for an event id: of each output, the time of its last line and how many lines of
 * exactly that time were read. Each output is in order, but the two are not between each other.
 */
export type LogPosition = Partial<
  Record<LogLine['stream'], { readonly timeNano: string; readonly lines: number }>
>;

/** The engine may store a line of one output after younger ones of the other, so a resumed log is read from a little earlier. */
const overlapNano = 1_000_000_000n;

export function afterLines(position: LogPosition, lines: readonly LogLine[]): LogPosition {
  const after: LogPosition = { ...position };
  for (const stream of ['stdout', 'stderr'] as const) {
    const timeNano = lines.findLast((line) => line.stream === stream)?.timeNano;
    if (timeNano === undefined) continue;
    const before = position[stream];
    const together = lines.filter((line) => line.stream === stream && line.timeNano === timeNano).length;
    after[stream] = { timeNano, lines: together + (before?.timeNano === timeNano ? before.lines : 0) };
  }
  return after;
}

/** `o1700000000000000000.1,e1700000000000000001.2` */
export function formatLogPosition({ stdout, stderr }: LogPosition): string {
  const parts = [
    stdout && `o${stdout.timeNano}.${stdout.lines}`,
    stderr && `e${stderr.timeNano}.${stderr.lines}`,
  ];
  return parts.filter((part) => part !== undefined).join(',');
}

/** Null when the text is no position, as an id from elsewhere would be. */
export function parseLogPosition(text: string): LogPosition | null {
  const position: LogPosition = {};
  for (const part of text.split(',')) {
    const [, stream, timeNano = '', lines = ''] = /^([oe])(\d{1,20})\.(\d{1,9})$/.exec(part) ?? [];
    if (stream === undefined) return null;
    position[stream === 'o' ? 'stdout' : 'stderr'] = { timeNano, lines: Number(lines) };
  }
  return position;
}

/** From when to read again. */
export function sinceOf(position: LogPosition): string {
  const since = latestOf(position) - overlapNano;
  return String(since < 0n ? 0n : since);
}

/** Tells of each line of the log read again whether it is new. Keeps count, so ask once per line and in order. */
export function unreadAfter(position: LogPosition): (line: LogLine) => boolean {
  const repeated = { stdout: position.stdout?.lines ?? 0, stderr: position.stderr?.lines ?? 0 };
  return (line) => {
    const place = position[line.stream];
    // Nothing was read of this output, so nothing of it can come twice.
    if (!place) return true;
    const time = BigInt(line.timeNano);
    if (time !== BigInt(place.timeNano)) return time > BigInt(place.timeNano);
    repeated[line.stream] -= 1;
    return repeated[line.stream] < 0;
  };
}

function latestOf(position: LogPosition): bigint {
  const times = [position.stdout, position.stderr].map((place) => BigInt(place?.timeNano ?? 0));
  return times.reduce((latest, time) => (time > latest ? time : latest), 0n);
}
