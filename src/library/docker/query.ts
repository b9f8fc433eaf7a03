import { EngineError } from './engine-error.ts';

/** Undefined values are left out; objects, such as filters, are sent as JSON. */
export type Query = Readonly<Record<string, string | number | boolean | object | undefined>>;

/** Docker's filters: `{ label: ['a=b'], event: ['die'] }`. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export function encodeQuery(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    search.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** A name or id as one path segment. Names are untrusted: none may climb out of its place in the path. */
export function segment(name: string): string {
  if (name === '' || name === '.' || name === '..')
    throw new EngineError('invalid', `"${name}" is not a name.`);
  return encodeURIComponent(name);
}

/** An image reference, whose slashes belong to the path. */
export function imagePath(reference: string): string {
  return reference.split('/').map(segment).join('/');
}
