import { compareNano, shiftNano } from './engine-time.ts';
import type { OutputStream } from './frames.ts';
import type { LogLine } from './lines.ts';

/** How far a followed log was read, so that a new connection repeats nothing and leaves nothing out. */
export interface LogPosition {
  /** Where to go on; undefined when nothing was read yet. */
  sinceNano(): string | undefined;
  /** Call on every new connection: from here on, lines that were read already are recognised. */
  resume(): void;
  /** Those that are new; remembers them. */
  accept(lines: readonly LogLine[]): readonly LogLine[];
}

interface Place {
  readonly nano: string;
  /** Every line of that moment: several may share it, and even their text. */
  readonly texts: readonly string[];
}

/** The two outputs are ordered each in itself, but not between each other, so we ask a little further back. */
const overlapMs = 100;

/** `since` of the engine is inclusive: at least the last line comes again. */
export function logPosition(): LogPosition {
  const last = new Map<OutputStream, Place>();
  const known = new Map<OutputStream, Place>();

  function isKnown(line: LogLine): boolean {
    const place = known.get(line.stream);
    if (!place) return false;
    const order = compareNano(line.timeNano, place.nano);
    if (order > 0) known.delete(line.stream);
    if (order !== 0) return order < 0;
    const at = place.texts.indexOf(line.text);
    if (at < 0) return false;
    known.set(line.stream, { nano: place.nano, texts: place.texts.toSpliced(at, 1) });
    return true;
  }

  function accept(lines: readonly LogLine[]): readonly LogLine[] {
    const unread = known.size === 0 ? lines : lines.filter((line) => !isKnown(line));
    for (const stream of ['stdout', 'stderr'] as const) remember(stream, unread);
    return unread;
  }

  function remember(stream: OutputStream, lines: readonly LogLine[]): void {
    const newest = lines.findLast((line) => line.stream === stream);
    if (!newest) return;
    const nano = newest.timeNano;
    const together = lines.filter((line) => line.stream === stream && line.timeNano === nano);
    const place = last.get(stream);
    const earlier = place?.nano === nano ? place.texts : [];
    last.set(stream, { nano, texts: [...earlier, ...together.map(({ text }) => text)] });
  }

  function sinceNano(): string | undefined {
    const latest = [...last.values()]
      .map((place) => place.nano)
      .toSorted(compareNano)
      .at(-1);
    return latest === undefined ? undefined : shiftNano(latest, -overlapMs);
  }

  function resume(): void {
    for (const [stream, place] of last) known.set(stream, place);
  }

  return { sinceNano, resume, accept };
}
