import { type PlaceholderName, placeholders } from './placeholders.ts';

export type SeenValue = string | number | boolean;

/** What a check saw, asked for only when a condition needs it. Undefined: it did not see that. */
export type LookUp = (name: PlaceholderName) => SeenValue | undefined;

export interface CheckValues {
  /** Whether the check saw it. */
  has(name: PlaceholderName): boolean;
  /** What it saw; where it saw nothing, what Gatus takes then: 0, false, or an empty text. */
  value(name: PlaceholderName): SeenValue;
  /** The body as JSON; undefined when it is none. It is parsed once, however many conditions ask. */
  json(): unknown;
}

const absent = { number: 0, duration: 0, text: '', truth: false } as const;

/** Wraps what a check saw for all conditions of that check. Durations are in milliseconds. */
export function checkValues(lookUp: LookUp): CheckValues {
  let parsed: { readonly value: unknown } | undefined;
  const value = (name: PlaceholderName) => lookUp(name) ?? absent[placeholders[name].kind];
  return {
    value,
    has: (name) => lookUp(name) !== undefined,
    json: () => (parsed ??= { value: parseBody(String(value('BODY'))) }).value,
  };
}

/** No check keeps more of an answer; what was cut is no JSON anyway. */
const maxBodyLength = 1024 * 1024;

function parseBody(body: string): unknown {
  if (body.length > maxBodyLength) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
