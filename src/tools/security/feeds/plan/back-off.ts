const firstMs = 5 * 60_000;
const longestMs = 6 * 3_600_000;
const longestToldMs = 24 * 3_600_000;

/**
 * When a part that failed is tried again: after 5 minutes, then twice as long each time up to 6 hours, with up to a fifth more by
 * its name, so that parts of one server do not return as one; never before the server wants it, within a day.
 */
export function retryAtMs(
  name: string,
  triedAtMs: number,
  failures: number,
  toldAtMs: number | null,
): number {
  const waitMs = Math.min(longestMs, firstMs * 2 ** Math.min(30, failures - 1));
  const ownAtMs = triedAtMs + Math.round(waitMs * (1 + spread(name, failures) / 5));
  return Math.max(ownAtMs, Math.min(toldAtMs ?? 0, triedAtMs + longestToldMs));
}

/** At least 0, below 1; the same for the same name and count (FNV-1a). */
function spread(name: string, failures: number): number {
  let hash = 0x811c9dc5;
  for (const char of `${name} ${failures}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
