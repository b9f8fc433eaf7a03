import { mergeLayers, type MergedTree } from '#library/layers/merge-layers.ts';
import type { LayerOutline } from '#library/layers/outline.ts';
import type { FileFindings } from '../../analyzers/analyzer.ts';
import type { LayerScan, LinkedFound } from '../layer/layer-scan.ts';

/** A file that a container of the image sees, with what it tells. */
export interface StandingFile {
  /** Without links. */
  readonly path: string;
  readonly layer: number;
  readonly writtenAs: string;
  readonly findings: FileFindings;
}

export interface MergedScans {
  readonly tree: MergedTree;
  /** Of each layer, bottom first. */
  readonly outlines: readonly (LayerOutline | null)[];
  readonly standing: readonly StandingFile[];
  /** What the file at this path told as the layer wrote it; undefined where it did not write it. */
  findingsIn(layer: number, path: string): FileFindings | undefined;
}

/** Null for a layer that could not be read. `linked`: what was found on a second walk. */
export function mergeScans(
  scans: readonly (LayerScan | null)[],
  linked: readonly LinkedFound[] = [],
): MergedScans {
  const found = scans.map((scan) => new Map(scan?.findings));
  const outlines = scans.map((scan) => scan?.outline ?? null);
  const tree = mergeLayers(outlines);
  const standing: StandingFile[] = linked.map(({ path, layer, findings }) => ({
    path,
    layer,
    writtenAs: path,
    findings,
  }));
  for (const { path, layer, writtenAs } of tree.files()) {
    const findings = found[layer]?.get(writtenAs);
    if (findings) standing.push({ path, layer, writtenAs, findings });
  }
  return {
    tree,
    outlines,
    standing: standing.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    findingsIn: (layer, path) => found[layer]?.get(path),
  };
}
