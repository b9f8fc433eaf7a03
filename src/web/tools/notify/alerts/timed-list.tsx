import type { ReactNode } from 'react';
import { RelativeTime } from '../../../ui/relative-time.tsx';

interface TimedRow {
  readonly id: string;
  readonly atMs: number;
  readonly words: ReactNode;
}

/** What happened when, one a line, in the columns of the facts around it. */
export function TimedList({ rows, empty }: { rows: readonly TimedRow[]; empty?: string }) {
  if (rows.length === 0) return empty === undefined ? null : <p className="text-muted">{empty}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {rows.map(({ id, atMs, words }) => (
        <li key={id} className="grid grid-cols-[7rem_1fr] items-baseline gap-x-4 sm:grid-cols-[10rem_1fr]">
          <span className="text-muted">
            <RelativeTime atMs={atMs} />
          </span>
          <span className="min-w-0 wrap-anywhere">{words}</span>
        </li>
      ))}
    </ol>
  );
}
