import type { IncomingHttpHeaders } from 'node:http';

/** What tells one state of a file from another. Kept with the part, and sent with the next question. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Base64, as Google Cloud Storage gives it. */
  readonly crc32c: string | null;
}

export function validatorsOf(headers: IncomingHttpHeaders): Validators {
  const hashes = [headers['x-goog-hash'] ?? []].flat().join(',');
  return {
    etag: bounded(headers.etag),
    lastModified: bounded(headers['last-modified']),
    crc32c: /(?:^|[,\s])crc32c=([A-Za-z0-9+/]{6}==)(?:,|\s|$)/.exec(hashes)?.[1] ?? null,
  };
}

/** Headers that ask for the file only when it is another one (RFC 9110, 13.1.2 and 13.1.3). */
export function conditionOf({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(etag !== null && { 'If-None-Match': etag }),
    ...(lastModified !== null && { 'If-Modified-Since': lastModified }),
  };
}

const sureAfterMs = 60_000;

/**
 * What vouches for the rest of a file being of the same state (RFC 9110, 13.1.5): a strong ETag, or a time of change that lies well
 * before the answer (8.8.2.2). Null: it cannot be resumed.
 */
export function strongValidatorOf(headers: IncomingHttpHeaders): string | null {
  const { etag, lastModified } = validatorsOf(headers);
  if (etag !== null && etag.startsWith('"')) return etag;
  const ageMs = Date.parse(headers.date ?? '') - Date.parse(lastModified ?? '');
  return etag === null && ageMs >= sureAfterMs ? lastModified : null;
}

function bounded(header: string | undefined): string | null {
  return header !== undefined && header !== '' && header.length <= 500 ? header : null;
}
