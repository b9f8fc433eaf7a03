/** The way to a value in JSON: names of members and positions in lists. */
export type JsonPath = readonly (string | number)[];

export type ParsedPath =
  | { readonly path: JsonPath; readonly problem?: undefined }
  /** `at` counts characters from the start of the path. */
  | {
      readonly path?: undefined;
      readonly problem: 'empty name' | 'position' | 'text after ]';
      readonly at: number;
    };

const step = /\.?([^.[\]]+)|\[([^\]]*)\]/y;

/** Reads `data.users[0].name`; a dot or `[` at the start is fine, and an empty path is the whole value. */
export function parsePath(text: string): ParsedPath {
  const path: (string | number)[] = [];
  let at = 0;
  while (at < text.length) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return { problem: 'empty name', at };
    const [whole, name, position] = found;
    const isGlued = name !== undefined && at > 0 && !whole.startsWith('.');
    if (isGlued) return { problem: 'text after ]', at };
    if (position !== undefined && !/^\d{1,9}$/.test(position)) return { problem: 'position', at };
    path.push(name ?? Number(position));
    at += whole.length;
  }
  return { path };
}

/** The value at a path; undefined where there is none, and for null, which is none either. */
export function walkPath(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) !== (typeof part === 'number')) return undefined;
    value = Object.getOwnPropertyDescriptor(value, part)?.value;
  }
  return value ?? undefined;
}
