import { parsePath, walkPath } from '#library/conditions/json-path.ts';
import { jsonText } from '#library/conditions/json-text.ts';

/** A value in JSON as text; without a path all of it. Undefined: there is none, or no JSON. */
export function valueAtPath(json: string, path: string): string | undefined {
  if (path === '') return json;
  try {
    const found = walkPath(JSON.parse(json), parsePath(path).path ?? []);
    return found === undefined ? undefined : jsonText(found);
  } catch {
    return undefined;
  }
}
