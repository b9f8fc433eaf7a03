import type { AdvisoryIndex } from '../open-index.ts';
import { askForeign, readForeign } from '../foreign-file.ts';
import type { PartState, Release, WriteResult } from '../part-state.ts';
import type { GrypeDatabase } from './grype-database-store.ts';
import { timeOf } from './grype-advisory.ts';
import { type GrypeScope, grypeItems } from './grype-items.ts';
import { ecosystemOf, releaseOf, systemOf } from './grype-release.ts';
import { openGrypeFile } from './open-grype-file.ts';

export interface GrypeImport extends Partial<GrypeScope> {
  /** `vulnerability-db_….tar.zst` or `vulnerability.db`. */
  readonly path: string;
  /** Where an archive is unpacked meanwhile: as large as the database, some GB. */
  readonly unpackedPath: string;
  readonly state?: Partial<PartState>;
}

export interface GrypeImported extends WriteResult {
  /** When Anchore built it. */
  readonly builtAtMs: number | null;
}

/**
 * Makes the index tell what Grype's database version 6 tells, as the one part `v6` of the feed `grype`, in place of what an earlier
 * import told. Left out: CPEs, which stand for no package, and symbols. @throws IndexError, TarError, Error of SQLite or zstd when the
 * file cannot be used; then everything is as before.
 */
export async function importGrype(index: AdvisoryIndex, wanted: GrypeImport): Promise<GrypeImported> {
  using database = await openGrypeFile(wanted.path, wanted.unpackedPath);
  const scope: GrypeScope = { wants: wanted.wants ?? (() => true), withFacts: wanted.withFacts ?? true };
  const result = await index.write(
    {
      feed: 'grype',
      part: 'v6',
      mode: 'whole',
      // A system is in it because something is told of its packages, be it that they have no flaws.
      covers: askForeign(() => systemsIn(database)).filter((release) => scope.wants(release)),
      standIns: askForeign(() => standInsOf(database)),
      state: { checksum: database.builtAt, ...wanted.state },
    },
    readForeign(grypeItems(database, scope)),
  );
  return { ...result, builtAtMs: timeOf(database.builtAt) };
}

function systemsIn(database: GrypeDatabase): readonly Release[] {
  return [...database.systems()].flatMap((row) => {
    const found = releaseOf(systemOf(row));
    return found && found.channel === undefined
      ? [{ ecosystem: found.ecosystem, release: found.release }]
      : [];
  });
}

/** Grype looks up some systems as others: Rocky as RHEL, release by release. */
function standInsOf(database: GrypeDatabase): { readonly of: Release; readonly by: Release }[] {
  const releases = systemsIn(database);
  return [...database.overrides()].flatMap(([, alias, replacement]) => {
    const [own, other] = [ecosystemOf(String(alias)), ecosystemOf(String(replacement))];
    if (own === undefined || other === undefined || own === other) return [];
    return releases
      .filter(({ ecosystem }) => ecosystem === other)
      .map(({ release }) => ({
        of: { ecosystem: own, release },
        by: { ecosystem: other, release },
      }));
  });
}
