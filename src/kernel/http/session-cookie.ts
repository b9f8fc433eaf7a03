import type { Connection } from './connection.ts';

const longestHeader = 8192;

/**
 * The token in the session cookie. Undefined when the cookie is missing, malformed, oversized or there twice: someone who
 * can plant a second one must not choose which counts.
 */
export function readSessionCookie(header: string | undefined, connection: Connection): string | undefined {
  if (header === undefined || header.length > longestHeader || !connection.canSignIn) return undefined;
  const name = cookieName(connection);
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{1,256}$/.test(value) ? value : undefined;
}

/** `maxAgeSeconds`: undefined ends it with the browser, 0 removes it. */
export function sessionCookie(
  token: string,
  connection: Connection,
  maxAgeSeconds: number | undefined,
): string {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${Math.max(0, Math.floor(maxAgeSeconds))}`;
  const secure = connection.isHttps ? '; Secure' : '';
  return `${cookieName(connection)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

/** The prefix makes browsers refuse one that is not Secure, not for this host alone or not for every path (RFC 6265bis, 4.1.3.2). */
function cookieName(connection: Connection): string {
  return connection.isHttps ? '__Host-nexus' : 'nexus';
}
