/** `name=value`, one a line; a line without `=` is a name without a value. Null: some line has no name. */
export function parsePairs(text: string): Record<string, string> | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const pairs = lines.map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? ([line, ''] as const) : ([line.slice(0, at).trim(), line.slice(at + 1)] as const);
  });
  return pairs.some(([name]) => name === '') ? null : Object.fromEntries(pairs);
}
