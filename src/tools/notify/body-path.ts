const segment = /[^.[\]]+|\[(?:\d+|"[^"]*"|'[^']*')\]/g;
const deepest = 20;

/**
 * What `path` names in a body: `a.b[0]`, `labels["k8s.io/x"]`; empty or `.` for all of it. Undefined where there is nothing.
 * Reads own properties only, so that a path cannot reach into the language.
 */
export function readPath(body: unknown, path: string): unknown {
  const wanted = path.trim();
  if (wanted === '' || wanted === '.') return body;
  let found: unknown = body;
  for (const part of (wanted.match(segment) ?? []).slice(0, deepest)) {
    if (typeof found !== 'object' || found === null) return undefined;
    const name = part.startsWith('[') ? part.slice(1, -1).replace(/^["']|["']$/g, '') : part;
    if (!Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

/** As text in a message: nothing for what is absent or nested beyond reason, JSON for lists and objects. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return jsonText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function jsonText(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    // It is read without a limit of depth, but not written so.
    return '';
  }
}

/** The text at a path, where there is one that is not empty. */
export function textAt(body: unknown, path: string): string | undefined {
  const value = readPath(body, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberAt(body: unknown, path: string): number | undefined {
  const value = readPath(body, path);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
