import type { Package } from '#contracts/security/package.ts';
import type { FileFindings } from '../analyzer.ts';
import { ownedFiles } from '../image-files/owned-files.ts';
import { packageList } from '../image-files/package-list.ts';
import type { ReadHeaderBlobs } from './header-blobs.ts';
import { isBerkeleyHash, readBerkeley } from './read-berkeley.ts';
import { isNdb, readNdb } from './read-ndb.ts';
import { isSqlite, readSqlite } from './read-sqlite.ts';
import { filesOf } from './files-of-header.ts';
import { packageOfHeader } from './package-of-header.ts';
import { parseHeader } from './parse-header.ts';

/** Any of rpm's databases, told by its first bytes: the name of the file says little. */
export function readDatabase(path: string, file: Buffer): FileFindings {
  const read = readerOf(file);
  if (read === undefined) {
    return { problems: [{ path, id: 'foreign', detail: 'This is no package database of a known format.' }] };
  }
  const list = packageList(path);
  const owned = ownedFiles(path);
  const ownedCounts: number[] = [];
  for (const blob of read(file, list.reject)) {
    const header = parseHeader(blob);
    if (header === undefined) {
      list.reject('A package in the database is damaged.');
      continue;
    }
    const found = packageOfHeader(path, header);
    if (isKey(found)) continue;
    if (!list.add(found)) break;
    // One that was rejected owns nothing: nobody watches over it.
    if (list.packages.length === ownedCounts.length) continue;
    const before = owned.paths.length;
    for (const name of filesOf(header)) owned.add(name);
    ownedCounts.push(owned.paths.length - before);
  }
  return {
    packages: list.packages,
    owned: owned.paths,
    ownedCounts,
    problems: [...list.problems(), ...owned.problems()],
  };
}

function readerOf(file: Buffer): ReadHeaderBlobs | undefined {
  if (isSqlite(file)) return readSqlite;
  if (isNdb(file)) return readNdb;
  return isBerkeleyHash(file) ? readBerkeley : undefined;
}

/** rpm keeps the keys that it trusts as if they were packages. */
function isKey({ name }: Package): boolean {
  return name === 'gpg-pubkey';
}
