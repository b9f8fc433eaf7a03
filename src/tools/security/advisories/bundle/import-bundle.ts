import { rm } from 'node:fs/promises';
import type { AdvisoryIndex } from '../open-index.ts';
import type { IndexChanges, PartName } from '../part-state.ts';
import type { BundleHeader } from './bundle-header.ts';
import { type ForeignIndex, openForeignIndex } from './foreign-index-store.ts';
import type { ForeignPart } from './foreign-schemas.ts';
import { unpackBundle } from './unpack-bundle.ts';

export interface BundleImport {
  readonly path: string;
  /** Where it is unpacked meanwhile. */
  readonly unpackedPath: string;
  /** `merge` takes the parts that are newer than ours; `replace` takes all, and what the bundle has not is gone. */
  readonly mode: 'merge' | 'replace';
  /** Of the index in it, unpacked; 2 GiB where it is not said. */
  readonly mostBytes?: number;
}

export interface BundleImported extends IndexChanges {
  readonly header: BundleHeader;
  readonly taken: readonly PartName[];
  /** Ours are as new or newer. */
  readonly kept: readonly PartName[];
  readonly removed: readonly PartName[];
  readonly problems: readonly string[];
}

const defaultMostBytes = 2 * 1024 ** 3;

/**
 * Takes a bundle into the index. It is checked whole before anything is taken, and then read row by row through the same bounds as
 * what feeds tell; all of it is taken or nothing. @throws IndexError, TarError when it cannot be used.
 */
export async function importBundle(index: AdvisoryIndex, wanted: BundleImport): Promise<BundleImported> {
  const header = await unpackBundle(wanted.path, wanted.unpackedPath, wanted.mostBytes ?? defaultMostBytes);
  try {
    using foreign = openForeignIndex(wanted.unpackedPath);
    return { header, ...(await take(index, foreign, wanted.mode)) };
  } finally {
    await rm(wanted.unpackedPath, { force: true });
  }
}

async function take(
  index: AdvisoryIndex,
  foreign: ForeignIndex,
  mode: BundleImport['mode'],
): Promise<Omit<BundleImported, 'header'>> {
  const theirs = foreign.parts();
  const ours = new Map(index.parts().map((part) => [keyOf(part), part]));
  const [newer, kept] = [new Array<ForeignPart>(), new Array<PartName>()];
  for (const part of theirs) {
    const own = ours.get(keyOf(part));
    const isOlder = (part.state.changedAtMs ?? 0) <= (own?.state.changedAtMs ?? -1);
    ours.delete(keyOf(part));
    if (mode === 'merge' && isOlder) kept.push(nameOf(part));
    else newer.push(part);
  }
  const results = await index.writeAll(
    newer.map((part) => ({ part: { ...part, mode: 'whole' }, items: foreign.items(part) })),
  );
  const gone = mode === 'replace' ? [...ours.values()] : [];
  const changes = [...results, ...gone.map((part) => index.remove(part))];
  const problems = results.flatMap((result) => result.problems);
  return { ...joined(changes), taken: newer.map(nameOf), kept, removed: gone.map(nameOf), problems };
}

function keyOf({ feed, part }: PartName): string {
  return JSON.stringify([feed, part]);
}

function nameOf({ feed, part }: PartName): PartName {
  return { feed, part };
}

function joined(changes: readonly IndexChanges[]): IndexChanges {
  const names = new Map(changes.flatMap((one) => one.names).map((name) => [JSON.stringify(name), name]));
  return {
    names: [...names.values()],
    exploited: [...new Set(changes.flatMap((one) => one.exploited))],
    likelihood: [...new Set(changes.flatMap((one) => one.likelihood))],
  };
}
