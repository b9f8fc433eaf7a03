/** Reading of values that others wrote: what is not of the expected shape is as good as absent. */

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

export function listOf(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : [];
}

/* oxlint-disable-next-line no-control-regex -- they are what it looks for */
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A text of one line, without control characters and marks that turn the direction; null for what is none or is empty. */
export function lineOf(value: unknown, mostChars = 300): string | null {
  if (typeof value !== 'string') return null;
  const line = value
    .slice(0, mostChars)
    .replace(control, ' ')
    .replace(/[\t\n]/g, ' ')
    .trim();
  return line === '' ? null : line;
}

/** A text of several lines, cleaned in the same way. */
export function proseOf(value: unknown, mostChars = 32_768): string | null {
  if (typeof value !== 'string') return null;
  const prose = value.slice(0, mostChars).replaceAll('\r\n', '\n').replace(control, ' ').trim();
  return prose === '' ? null : prose;
}

/** Names and versions must not be changed: null where they hold spaces or invisible characters. */
export function wordOf(value: unknown, mostChars = 300): string | null {
  if (typeof value !== 'string' || value === '' || value.length > mostChars) return null;
  return /[\s\p{Cc}\p{Cf}]/u.test(value) ? null : value;
}

export function wordsOf(value: unknown, most: number): readonly string[] {
  return listOf(value, most)
    .map((each) => wordOf(each))
    .filter((word) => word !== null);
}

/** Milliseconds since the epoch; null for what is no time, or one before 1990, which stands for none. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || value.length > 40 || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isFinite(ms) && ms > Date.UTC(1990) ? ms : null;
}

export function linkOf(value: unknown): string | null {
  const word = wordOf(value, 2000);
  return word !== null && /^https?:\/\//.test(word) && URL.canParse(word) ? word : null;
}
