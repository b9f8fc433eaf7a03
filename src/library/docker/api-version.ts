/** An API version as Docker writes it: `1.41`. Compared by number, not as text: 1.9 is older than 1.41. */
export type ApiVersion = string;

/** The newest version these types were written against (Engine 29). */
export const newestApi: ApiVersion = '1.52';
/** The oldest version supported (Engine 20.10). */
export const oldestApi: ApiVersion = '1.41';

/** Negative when `a` is older than `b`, zero when equal. */
export function compareApi(a: ApiVersion, b: ApiVersion): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}

export function isApiVersion(text: unknown): text is ApiVersion {
  return typeof text === 'string' && /^\d+\.\d+$/.test(text);
}
