/** Reads `1000, 1001, 3000-3999` (RFC 6455, 7.4). Undefined: it is no such list. */
export function parseCloseCodes(text: string): ((code: number) => boolean) | undefined {
  const ranges = text.split(/[\s,]+/).filter((part) => part !== '');
  const parsed = ranges.map((part) => /^([1-4]\d{3})(?:-([1-4]\d{3}))?$/.exec(part));
  if (parsed.length === 0 || parsed.includes(null)) return undefined;
  const bounds = parsed.map((found) => [Number(found?.[1]), Number(found?.[2] ?? found?.[1])] as const);
  return (code) => bounds.some(([from, to]) => from <= code && code <= to);
}
