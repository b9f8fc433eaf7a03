import type { VersionScheme } from '../scheme.ts';

/** As `compare`, but the version is read as a range of the scheme reads it. */
export function compareWithLimit(scheme: VersionScheme, version: string, limit: string): number | undefined {
  return scheme.compare(scheme.atLimit?.(version, limit) ?? version, limit);
}
