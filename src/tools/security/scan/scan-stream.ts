import type { InventoryProblem } from '#contracts/security/package.ts';
import type { ImageWish } from '#library/layers/open-image/found-image.ts';
import { imageOf } from '#library/layers/open-image/image-of.ts';
import type { Image, ImageConfig } from '#library/layers/open-image/image.ts';
import { readImageStream } from '#library/layers/open-image/read-image-stream.ts';
import type { Inventory, InventoryPlatform } from '../inventories/inventory.ts';
import type { LinkedFile, LinkedFound } from './layer/layer-scan.ts';
import { problemOfLayer, type ScanContext } from './scan-context.ts';
import { assemble, nameOf, type ScanOutcome } from './scan-image.ts';

/** An image that comes as one archive, such as an engine's save or a file. */
export interface StreamedImage {
  /** Called again when something has to be read twice. */
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
  /** What the engine says beforehand: when every layer is known, nothing is opened at all. */
  readonly known?: { readonly platform: InventoryPlatform; readonly diffIds: readonly string[] };
  readonly wish?: ImageWish;
}

/** Rejects with what `open` and its chunks throw, a `TarError` when it is no archive, and with the signal's reason. */
export async function scanStream(context: ScanContext, image: StreamedImage): Promise<Inventory> {
  return (await fromKept(context, image)) ?? (await fromStream(context, image));
}

class NotKept extends Error {}

/** Undefined when a layer is not known, or has to be read again for what links lead to. */
async function fromKept(context: ScanContext, { known }: StreamedImage): Promise<Inventory | undefined> {
  if (!known || known.diffIds.length === 0) return undefined;
  const scans: Uint8Array[] = [];
  for (const diffId of known.diffIds) {
    const packed = await context.kept.get(diffId);
    if (!packed) return undefined;
    scans.push(packed);
  }
  const layers = known.diffIds.map((diffId) => ({ diffId, digest: null, sizeBytes: null, createdBy: null }));
  const facts = { platform: known.platform, layers, problems: [] };
  try {
    return await assemble(context, { scans, facts, readLinked: () => Promise.reject(new NotKept()) });
  } catch (error) {
    if (error instanceof NotKept) return undefined;
    throw error;
  }
}

type BlobOutcome = ScanOutcome & { readonly diffId: string | null };

async function fromStream(context: ScanContext, { open, wish }: StreamedImage): Promise<Inventory> {
  const { signal } = context;
  const blobs = new Map<string, BlobOutcome>();
  const files = await readImageStream(
    await open(),
    async (path, content) => void blobs.set(path, await scanBlob(context, path, content)),
    { signal },
  );
  const image = await imageOf(files, wish);
  const outcomes = image.layers.map(({ path, diffId }, at) =>
    judged(path === null ? undefined : blobs.get(path), diffId, nameOf(at, image.layers)),
  );
  const facts = factsOf(
    image,
    outcomes.flatMap(({ problem }) => problem ?? []),
  );
  return await assemble(context, {
    scans: outcomes.map(({ packed }) => packed),
    facts,
    readLinked: async (wanted) => await readLinked(context, open, image, wanted),
  });
}

/** The name of a blob is its diff id where it is not compressed, so that one that is known need not be read. */
async function scanBlob(
  { threads, kept, signal, timeMs }: ScanContext,
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<BlobOutcome> {
  const hex = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(path)?.[1];
  const known = hex === undefined ? undefined : await kept.get(`sha256:${hex}`);
  if (known) return { packed: known, diffId: `sha256:${hex}` };
  try {
    const task = { name: 'layer', input: { diffId: null }, timeMs } as const;
    const { packed, diffId } = await threads.run(task, signal, () => content);
    if (diffId !== null) await kept.put(diffId, packed);
    return { packed, diffId };
  } catch (error) {
    const problem = signal.aborted ? undefined : problemOfLayer(error, 'The layer');
    if (!problem) throw error;
    return { packed: null, diffId: null, problem };
  }
}

/** Which layer a blob is, and whether it is what it should be, is known at the end only. */
function judged(blob: BlobOutcome | undefined, diffId: string | null, name: string): ScanOutcome {
  if (!blob) return { packed: null };
  const { packed, problem } = blob;
  if (problem) return { packed, problem: { ...problem, detail: problem.detail.replace('The layer', name) } };
  if (diffId === null || blob.diffId === null || diffId === blob.diffId) return { packed };
  const detail = `${name} is not ${diffId}, as its image says.`;
  return { packed, problem: { path: null, id: 'damaged', detail } };
}

async function readLinked(
  { threads, signal, timeMs }: ScanContext,
  open: StreamedImage['open'],
  image: Image,
  wanted: readonly LinkedFile[],
): Promise<readonly LinkedFound[]> {
  const filesOf = Map.groupBy(wanted, ({ layer }) => image.layers[layer]?.path ?? '');
  const found: LinkedFound[] = [];
  await readImageStream(
    await open(),
    async (path, content) => {
      const files = filesOf.get(path);
      if (!files) return;
      const task = { name: 'linked', input: { files }, timeMs } as const;
      found.push(...(await threads.run(task, signal, () => content)));
    },
    { signal },
  );
  return found;
}

export function factsOf({ config, layers, problems }: Image, more: readonly InventoryProblem[]) {
  const createdBy = config ? instructionsOf(config, layers.length) : [];
  return {
    platform: config && {
      os: config.os,
      architecture: config.architecture,
      variant: config.variant,
    },
    layers: layers.map(({ diffId, digest }, at) => ({
      diffId,
      digest,
      sizeBytes: null,
      createdBy: createdBy[at] ?? null,
    })),
    problems: [...problems, ...more],
  };
}

const mostInstruction = 1_000;

/** None where the history does not fit the layers. */
export function instructionsOf({ history }: Pick<ImageConfig, 'history'>, layers: number): readonly string[] {
  const steps = history.filter(({ isEmptyLayer }) => !isEmptyLayer);
  return steps.length === layers ? steps.map(({ createdBy }) => createdBy.slice(0, mostInstruction)) : [];
}
