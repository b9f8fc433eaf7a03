/** Reads what a person writes for signs that no field takes: `\r`, `\n`, `\t`, `\0`, `\\` and bytes as `\x1b`. */
export function unescapeBytes(text: string): Buffer {
  const parts = text.split(/(\\x[\da-f]{2}|\\[rnt0\\])/i).map((part) => {
    if (/^\\x/i.test(part)) return Buffer.from([Number.parseInt(part.slice(2), 16)]);
    return Buffer.from(simple.get(part) ?? part);
  });
  return Buffer.concat(parts);
}

const simple: ReadonlyMap<string, string> = new Map([
  [String.raw`\r`, '\r'],
  [String.raw`\n`, '\n'],
  [String.raw`\t`, '\t'],
  [String.raw`\0`, '\0'],
  ['\\\\', '\\'],
]);
