/** Undefined for what is no JSON object. The parser's own words are left out: they would quote what it read. */
export function jsonObject(text: Buffer | string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text.toString()));
  } catch {
    return undefined;
  }
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** Labels and annotations: texts by name. What is no text is left out. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
