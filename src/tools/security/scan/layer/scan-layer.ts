import type { InventoryProblem } from '#contracts/security/package.ts';
import type { LayerOutline } from '#library/layers/outline.ts';
import { walkLayer, type WalkOptions } from '#library/layers/walk-layer.ts';
import type { Analyzer, FileFindings } from '../../analyzers/analyzer.ts';
import type { FoundAt, LayerScan } from './layer-scan.ts';
import { readFindings } from './read-findings.ts';

const most = { packages: 200_000, owned: 2_000_000, problems: 1_000 };

/** Walks a layer and reads each file that an analyzer wants, the first of them. Errors of the source are thrown. */
export async function scanLayer(
  chunks: AsyncIterable<Uint8Array>,
  analyzers: readonly Analyzer[],
  options: WalkOptions = {},
): Promise<LayerScan> {
  const found = new Map<string, FileFindings>();
  const budget = findingsBudget();
  const outline = await walkLayer(
    chunks,
    {
      wants: (entry) => analyzers.some((analyzer) => analyzer.wants(entry)),
      async read(file) {
        const analyzer = analyzers.find((one) => one.wants(file));
        if (analyzer) found.set(file.path, budget.admit(file.path, await readFindings(analyzer, file)));
      },
    },
    options,
  );
  return { outline, findings: standing(outline, found) };
}

/** Leaves out what the layer itself put something else in the place of. */
function standing({ paths, links }: LayerOutline, found: ReadonlyMap<string, FileFindings>): FoundAt[] {
  const linked = new Set(links.map(([path]) => path));
  return paths.flatMap((path): FoundAt[] => {
    const findings = linked.has(path) ? undefined : found.get(path);
    return findings ? [[path, findings]] : [];
  });
}

/** A hostile layer could fill memory with packages that cost it a few bytes each. */
export function findingsBudget() {
  const left = { ...most };
  return {
    admit(path: string, findings: FileFindings): FileFindings {
      const { packages = [], owned = [], ownedCounts, problems = [], distribution } = findings;
      const isOver = packages.length > left.packages || owned.length > left.owned;
      const kept = {
        packages: packages.slice(0, left.packages),
        owned: owned.slice(0, left.owned),
        problems: [...problems.slice(0, left.problems), ...(isOver ? [tooMany(path)] : [])],
      };
      left.packages -= kept.packages.length;
      left.owned -= kept.owned.length;
      left.problems -= Math.min(left.problems, kept.problems.length);
      return {
        ...(kept.packages.length > 0 && { packages: kept.packages }),
        ...(kept.owned.length > 0 && { owned: kept.owned, ...(ownedCounts && { ownedCounts }) }),
        ...(kept.problems.length > 0 && { problems: kept.problems }),
        ...(distribution && { distribution }),
      };
    },
  };
}

function tooMany(path: string): InventoryProblem {
  return { path, id: 'too-many', detail: 'The layer tells of more packages than are read.' };
}
