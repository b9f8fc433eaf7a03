import type { FileEntry } from '#contracts/containers/files.ts';
import { byName } from '#library/by-name.ts';

/** What a folder holds, in no order. */
export interface ListedFolder {
  readonly entries: readonly FileEntry[];
  readonly isComplete: boolean;
}

/** The page of a listing that was asked for: folders first, then by name. */
export function pageOf(
  { entries, isComplete }: ListedFolder,
  { search, offset, limit }: { readonly search: string; readonly offset: number; readonly limit: number },
) {
  const wanted = search.toLowerCase();
  const found = entries.filter(({ name }) => name.toLowerCase().includes(wanted));
  const sorted = found.toSorted((a, b) => rank(a) - rank(b) || byName(a, b));
  return { entries: sorted.slice(offset, offset + limit), total: found.length, isComplete };
}

function rank({ kind }: FileEntry): number {
  return kind === 'folder' ? 0 : 1;
}

/** A name as an entry shows it; one that is no UTF-8 has replacement characters and cannot be asked for. */
export function nameOf(bytes: Buffer): Pick<FileEntry, 'name' | 'isAddressable'> {
  const name = bytes.toString('utf8');
  return { name, isAddressable: Buffer.from(name).equals(bytes) };
}
