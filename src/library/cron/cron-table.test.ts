import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCron } from './parse-cron.ts';
import { nextRun, previousRun } from './runs.ts';

interface Table {
  readonly cases: readonly {
    readonly expr: string;
    /** Null: a clock that is never changed. */
    readonly tz: string | null;
    readonly after: string;
    readonly reverse: boolean;
    /** A null at the end: nothing more. */
    readonly next: readonly (string | null)[];
  }[];
  readonly rejected: readonly { readonly expr: string; readonly error: string }[];
}

const path = '../shared/data/pulse/cronsim-next-and-rejected-cases.json';
const table: Table = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { cases: [], rejected: [] };

function momentOf(text: string): number {
  return Date.parse(/[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
}

function runs({ expr, tz, after, reverse, next }: Table['cases'][number]): (number | null)[] {
  const { schedule } = parseCron(expr);
  if (schedule === undefined) throw new Error(`${expr} was not read`);
  const found: (number | null)[] = [];
  let atMs: number | undefined = momentOf(after);
  while (atMs !== undefined && found.length < next.length) {
    atMs = reverse ? previousRun(schedule, atMs, tz ?? 'UTC') : nextRun(schedule, atMs, tz ?? 'UTC');
    found.push(atMs ?? null);
  }
  return found;
}

/** The table is no part of the repository; runs.test.ts and parse-cron.test.ts hold what it taught. */
describe.runIf(table.cases.length > 0)('as cronsim recorded it', () => {
  test.each(
    table.cases.map((one) => ({ ...one, name: `${one.expr} ${one.tz} ${one.after} ${one.reverse}` })),
  )('$name', (one) => {
    expect(runs(one)).toEqual(one.next.map((time) => (time === null ? null : momentOf(time))));
  });

  test.each(table.rejected)('$expr is refused: $error', ({ expr, error }) => {
    const { problem } = parseCron(expr);
    const field = error.startsWith('Bad') ? error.slice('Bad '.length).replaceAll('-', ' ') : undefined;
    expect(problem?.field).toBe(field);
    expect(problem?.message).toMatch(/\.$/);
  });
});
