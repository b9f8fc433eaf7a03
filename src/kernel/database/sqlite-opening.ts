import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { headerDamage, recover, setAside, truncation } from './damaged-database.ts';
import { isAsClosed, lookAt, readKnownDatabase, writeKnownDatabase } from './known-database.ts';
import { createSqliteFile, SqliteFile } from './sqlite-file.ts';
import { errcodeOf, type OpenReport, type OpenRequest } from './sqlite-request.ts';

/**
 * Opens, creates or recovers the database of one tool. A file that cannot be trusted is never replaced unasked.
 * @throws NexusError `database-damaged`
 */
export function openSqliteFile(request: OpenRequest): { file: SqliteFile; report: OpenReport } {
  const path = join(request.folder, `${request.name}.db`);
  const known = readKnownDatabase(path);
  if (!known && !existsSync(path)) {
    setAside(path, request.nowMs);
    createSqliteFile(path);
    return opened(request, { path, outcome: 'created' });
  }
  const trial = existsSync(path) ? tryOpen(path, isAsClosed(path, known)) : missing(known?.setAside);
  if ('file' in trial)
    return opened(request, { path, outcome: 'opened', checkedMs: trial.checkedMs }, trial.file);
  const moved = setAside(path, request.nowMs);
  const damage = { found: trial.found, setAside: moved ?? known?.setAside?.path };
  writeKnownDatabase(path, {
    createdAtMs: known?.createdAtMs ?? request.nowMs,
    setAside: moved ? { path: moved, found: trial.found, atMs: request.nowMs } : known?.setAside,
  });
  return opened(request, { path, setAside: moved, ...recover(request, path, damage) });
}

/** Closes in order and remembers how the file looks, so that the next start can trust it. */
export function closeSqliteFile(file: SqliteFile): void {
  file.close();
  const known = readKnownDatabase(file.path);
  if (!known || !file.isInPlace || file.damaged) return;
  try {
    writeKnownDatabase(file.path, { ...known, closed: lookAt(file.path) });
  } catch {
    // The disk may be full. All is saved; without the note the next start checks the file.
  }
}

type Trial =
  | { readonly file: SqliteFile; readonly checkedMs: number | undefined }
  | { readonly found: string };

function tryOpen(path: string, trusted: boolean): Trial {
  const found = headerDamage(path) ?? truncation(path);
  if (found) return { found };
  let file: SqliteFile | undefined;
  try {
    file = new SqliteFile(path);
    const startMs = performance.now();
    if (!trusted) file.quickCheck();
    return { file, checkedMs: trusted ? undefined : Math.round(performance.now() - startMs) };
  } catch (error) {
    file?.close();
    const errcode = (errcodeOf(error) ?? 0) & 0xff;
    if (errcode !== 11 && errcode !== 26) throw error;
    return { found: `SQLite finds it damaged (${error instanceof Error ? error.message : String(error)})` };
  }
}

function missing(before: { readonly found: string } | undefined): Trial {
  if (before) return { found: `it was damaged (${before.found}) and has not been restored` };
  return { found: 'the file is gone, though NEXUS created it here' };
}

function opened(
  request: OpenRequest,
  report: Partial<OpenReport> & Pick<OpenReport, 'path' | 'outcome'>,
  file = new SqliteFile(report.path),
): { file: SqliteFile; report: OpenReport } {
  const known = readKnownDatabase(report.path);
  const renewed = report.outcome === 'opened' || !known ? known : { createdAtMs: known.createdAtMs };
  writeKnownDatabase(report.path, { createdAtMs: request.nowMs, ...renewed, closed: undefined });
  return { file, report: { checkedMs: undefined, setAside: undefined, restoredFrom: undefined, ...report } };
}
