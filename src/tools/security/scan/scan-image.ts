import type { InventoryProblem } from '#contracts/security/package.ts';
import type { Inventory, InventoryLayer } from '../inventories/inventory.ts';
import type { ImageFacts } from './assemble/assemble-inventory.ts';
import type { LinkedFile, LinkedFound } from './layer/layer-scan.ts';
import { problemOfLayer, type ScanContext } from './scan-context.ts';
import type { LayerBytes } from './threads/scan-tasks.ts';

/** A layer, and how to get at its bytes. */
export interface LayerToScan extends InventoryLayer {
  /** Null: it is not to be had, which a problem of the image says. */
  readonly bytes: LayerBytes | null;
}

export interface ImageToScan extends Pick<ImageFacts, 'platform' | 'problems'> {
  /** Bottom first. */
  readonly layers: readonly LayerToScan[];
}

/** Reads every layer that is not known yet. Rejects with what the source of a layer throws, and with the signal's reason. */
export async function scanImage(context: ScanContext, image: ImageToScan): Promise<Inventory> {
  const { layers } = image;
  const outcomes = await scanAll(context, layers);
  const problems = outcomes.flatMap(({ problem }) => problem ?? []);
  return await assemble(context, {
    scans: outcomes.map(({ packed }) => packed),
    facts: {
      platform: image.platform,
      layers: layers.map(({ diffId, digest, sizeBytes, createdBy }) => ({
        diffId,
        digest,
        sizeBytes,
        createdBy,
      })),
      problems: [...image.problems, ...problems],
    },
    readLinked: async (files) => await readLinked(context, layers, files),
  });
}

/** What fails for one ends the others as well: nobody would hear of them. */
async function scanAll(context: ScanContext, layers: readonly LayerToScan[]): Promise<ScanOutcome[]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  try {
    return await Promise.all(
      layers.map((layer, at) => scanOne({ ...context, signal }, layer, nameOf(at, layers))),
    );
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

export interface ScanOutcome {
  readonly packed: Uint8Array | null;
  readonly problem?: InventoryProblem;
}

export function nameOf(at: number, layers: readonly unknown[]): string {
  return `Layer ${at + 1} of ${layers.length}`;
}

async function scanOne(
  { threads, kept, signal, timeMs }: ScanContext,
  { diffId, bytes }: LayerToScan,
  name: string,
): Promise<ScanOutcome> {
  const known = diffId === null ? undefined : await kept.get(diffId);
  if (known) return { packed: known };
  if (!bytes) return { packed: null };
  try {
    const task = { name: 'layer', input: { diffId }, timeMs } as const;
    const scan = await threads.run(task, signal, bytes);
    if (scan.diffId !== null && scan.diffId === diffId) await kept.put(diffId, scan.packed);
    return { packed: scan.packed };
  } catch (error) {
    const problem = signal.aborted ? undefined : problemOfLayer(error, name);
    if (!problem) throw error;
    return { packed: null, problem };
  }
}

async function readLinked(
  { threads, signal, timeMs }: ScanContext,
  layers: readonly LayerToScan[],
  files: readonly LinkedFile[],
): Promise<readonly LinkedFound[]> {
  const found: LinkedFound[] = [];
  for (const [at, wanted] of Map.groupBy(files, ({ layer }) => layer)) {
    const bytes = layers[at]?.bytes;
    if (!bytes) continue;
    const task = { name: 'linked', input: { files: wanted }, timeMs } as const;
    found.push(...(await threads.run(task, signal, bytes)));
  }
  return found;
}

interface ToAssemble {
  readonly scans: readonly (Uint8Array | null)[];
  readonly facts: ImageFacts;
  /** The content of files that are wanted under other names. */
  readonly readLinked: (files: readonly LinkedFile[]) => Promise<readonly LinkedFound[]>;
}

/** Puts the layers together, and reads what only now is known to be wanted. What is too much for that is a problem of the image. */
export async function assemble(context: ScanContext, image: ToAssemble): Promise<Inventory> {
  try {
    return await assembleAll(context, image);
  } catch (error) {
    const problem = context.signal.aborted ? undefined : problemOfLayer(error, 'The image as a whole');
    if (!problem) throw error;
    const { platform, layers, problems } = image.facts;
    return { distribution: null, platform, layers, packages: [], problems: [...problems, problem] };
  }
}

async function assembleAll(
  { threads, signal, timeMs }: ScanContext,
  { scans, facts, readLinked: read }: ToAssemble,
): Promise<Inventory> {
  const task = { name: 'assemble', input: { scans, facts, linked: null }, timeMs } as const;
  const { inventory, wanted } = await threads.run(task, signal);
  if (wanted.length === 0) return inventory;
  let problem: InventoryProblem | undefined;
  const linked = await read(wanted).catch((error: unknown) => {
    problem = signal.aborted ? undefined : problemOfLayer(error, 'What links lead to');
    if (!problem) throw error;
    return [];
  });
  if (problem) return { ...inventory, problems: [...inventory.problems, problem] };
  return (await threads.run({ ...task, input: { scans, facts, linked } }, signal)).inventory;
}
