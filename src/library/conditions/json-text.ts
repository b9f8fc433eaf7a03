/** A value as conditions compare it: text as it is, a list as `[a b c]`, an object as JSON. Undefined: nested too deep. */
export function jsonText(value: unknown): string | undefined {
  try {
    return Array.isArray(value) ? `[${value.map(elementText).join(' ')}]` : elementText(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function elementText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How many elements a list has, and for everything else how many characters its text has. */
export function jsonLength(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  const text = jsonText(value);
  return text === undefined ? undefined : characterCount(text);
}

/** Characters as people count them: what is outside the basic plane is one, not two. */
export function characterCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}
