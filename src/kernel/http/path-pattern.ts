/** `/hosts/{host}` for Hono: `/hosts/:host`. */
export function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/**
 * Reads the parameters of `path` after `pattern`; undefined when it does not fit. Each is one segment, percent-decoded;
 * one that cannot be decoded does not fit.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index]!;
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const decoded = name === undefined ? undefined : decode(value);
    if (name === undefined ? segment !== value : !decoded) return undefined;
    if (name !== undefined) params[name] = decoded!;
  }
  return params;
}

/** Fixed segments before parameters, so that `/users/me` is tried before `/users/{id}`. */
export function byPrecision(a: { readonly path: string }, b: { readonly path: string }): number {
  const [first, second] = [sortKey(a.path), sortKey(b.path)];
  return first < second ? -1 : Number(first > second);
}

function sortKey(path: string): string {
  return path.replace(/\{\w+\}/g, '\uffff');
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
