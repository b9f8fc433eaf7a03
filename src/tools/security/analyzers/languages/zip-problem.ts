import { ZipError } from '#library/zip/zip-error.ts';
import type { InventoryProblem } from '#contracts/security/package.ts';

/** What could not be read of a zip. Anything but a `ZipError` is thrown on: it is no fault of the archive. */
export function zipProblem(path: string, error: unknown): InventoryProblem {
  if (!(error instanceof ZipError)) throw error;
  const id = error.kind === 'too-large' || error.kind === 'too-many' ? error.kind : 'damaged';
  return { path, id, detail: error.message };
}
