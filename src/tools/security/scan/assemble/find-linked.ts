import type { LayerOutline } from '#library/layers/outline.ts';
import type { MergedFile } from '#library/layers/merge-layers.ts';
import type { Analyzer } from '../../analyzers/analyzer.ts';
import type { LayerScan, LinkedFile } from '../layer/layer-scan.ts';
import type { MergedScans } from './merged-scans.ts';

const most = 1_000;
/** A link has no size; what is read through one is a list or a manifest. */
const guess = { sizeBytes: 4096, mode: 0o644 };

/**
 * Files that an analyzer wants by a name that has no content of its own: hard links to what went by unwanted, links, and places below
 * folders that are links. A second walk of their layers gets them.
 */
export function findLinked(
  scans: readonly (LayerScan | null)[],
  merged: MergedScans,
  analyzers: readonly Analyzer[],
): LinkedFile[] {
  const asked = new Map<string, LinkedFile>();
  const ask = (file: LinkedFile) => {
    if (asked.size < most && !asked.has(file.path)) asked.set(file.path, file);
  };
  const sourceOf = sourceFinder(scans);
  for (const file of hardLinked(scans, merged, sourceOf)) ask(file);
  const targets = targetsOfLinks(scans, merged, analyzers);
  if (targets.size === 0) return [...asked.values()];
  for (const file of merged.tree.files()) {
    for (const path of targets.get(file.path) ?? []) ask({ ...sourceOf(file), path });
  }
  return [...asked.values()];
}

function* hardLinked(
  scans: readonly (LayerScan | null)[],
  { tree }: MergedScans,
  sourceOf: SourceFinder,
): Generator<LinkedFile, void> {
  for (const [layer, scan] of scans.entries()) {
    for (const [path, target] of scan?.outline.unread ?? []) {
      if (tree.layerOf(path) !== layer) continue;
      yield { ...sourceOf({ layer, writtenAs: target }), path };
    }
  }
}

/** Real paths of files that nobody read, with the names by which an analyzer wants them. */
function targetsOfLinks(
  scans: readonly (LayerScan | null)[],
  merged: MergedScans,
  analyzers: readonly Analyzer[],
): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  const readAlready = new Set(merged.standing.map(({ path }) => path));
  const isWanted = (path: string) => analyzers.some((analyzer) => analyzer.wants({ ...guess, path }));
  const add = (path: string, real: string | undefined) => {
    if (real === undefined || real === path || readAlready.has(real) || isWanted(real)) return;
    if (merged.tree.layerOf(real) === undefined || targets.size >= most) return;
    targets.set(real, [...(targets.get(real) ?? []), path].slice(0, 10));
  };
  for (const scan of scans) {
    for (const [path] of scan?.outline.links ?? []) if (isWanted(path)) add(path, merged.tree.resolve(path));
  }
  for (const [place, real] of linkedPlaces(merged, analyzers)) {
    if (merged.tree.layerOf(real) !== undefined) {
      if (isWanted(place)) add(place, real);
      continue;
    }
    for (const { path } of merged.tree.files()) {
      const name = path.startsWith(`${real}/`) ? place + path.slice(real.length) : undefined;
      if (name !== undefined && isWanted(name)) add(name, path);
    }
  }
  return targets;
}

/** Places of the system's packages that a link on the way leads elsewhere. */
function* linkedPlaces(
  { tree }: MergedScans,
  analyzers: readonly Analyzer[],
): Generator<readonly [place: string, real: string], void> {
  const places = new Set(analyzers.flatMap((analyzer) => analyzer.places ?? []));
  for (const place of places) {
    const real = tree.resolve(place);
    if (real !== undefined && real !== '' && real !== place) yield [place, real];
  }
}

/** Answers where the content lies: a hard link's is with its target, which may be in a layer below. */
function sourceFinder(scans: readonly (LayerScan | null)[]) {
  const known = scans.map(() => lazily((outline: LayerOutline) => new Set(outline.paths)));
  const targets = scans.map(() => lazily((outline: LayerOutline) => new Map(outline.hardLinks)));
  return ({ layer, writtenAs }: Pick<MergedFile, 'layer' | 'writtenAs'>) => {
    const outline = scans[layer]?.outline;
    const wanted = (outline && targets[layer]?.(outline).get(writtenAs)) ?? writtenAs;
    for (let at = layer; at >= 0; at -= 1) {
      const below = scans[at]?.outline;
      if (below && known[at]?.(below).has(wanted)) return { layer: at, writtenAs: wanted };
    }
    return { layer, writtenAs: wanted };
  };
}

type SourceFinder = ReturnType<typeof sourceFinder>;

function lazily<In, Out>(make: (input: In) => Out): (input: In) => Out {
  let made: Out | undefined;
  return (input) => (made ??= make(input));
}
