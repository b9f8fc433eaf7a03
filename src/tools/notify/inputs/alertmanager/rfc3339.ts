const form = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** What Go writes for "no time". */
const zero = '0001-01-01T00:00:00';

/** Milliseconds since the epoch; undefined for no time, null for what is none. */
export function parseTime(text: unknown): number | undefined | null {
  if (text === undefined || text === null || text === '') return undefined;
  if (typeof text !== 'string' || !form.test(text)) return null;
  if (text.startsWith(zero)) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}

const latestMs = 8_640_000_000_000_000;

/** With milliseconds, as Alertmanager answers. */
export function timeText(atMs: number): string {
  return new Date(Math.min(atMs, latestMs)).toISOString();
}
