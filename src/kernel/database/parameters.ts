import { invalid } from '../errors.ts';

/** What both engines store and give back unchanged. */
export type Parameter = null | string | number | bigint | Uint8Array;

/**
 * The values of one statement, or a refusal: node:sqlite binds a Date as NULL and pg turns undefined into NULL, both
 * without a word.
 * @throws TypeError for a value outside `Parameter`; NexusError `invalid` for text PostgreSQL cannot hold.
 */
export function checkParameters(values: readonly unknown[]): Parameter[] {
  return values.map((value, index) => checkParameter(value, index + 1));
}

function checkParameter(value: unknown, position: number): Parameter {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string') {
    if (value.includes('\0')) throw invalid('Text with a NUL character cannot be stored.');
    return value;
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw refused(value, position);
    return value;
  }
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return value;
  throw refused(value, position);
}

function refused(value: unknown, position: number): TypeError {
  return new TypeError(
    `Parameter ${position} is ${nameOf(value)}: store text, safe integers, finite numbers, bytes or null ` +
      '(times as milliseconds, truth as 0 or 1, structures as JSON text).',
  );
}

function nameOf(value: unknown): string {
  if (value instanceof Date) return 'a Date';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return `of type ${typeof value}`;
}
