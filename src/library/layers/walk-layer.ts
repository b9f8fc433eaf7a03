import { defaultBounds, type LayerBounds } from './bounds.ts';
import { collected } from './collected.ts';
import { decompress } from './decompress.ts';
import { hashedPieces, type HashedPieces } from './hashed-pieces.ts';
import { problemOf, type LayerProblem } from './layer-problem.ts';
import { layerRecord, type LayerEntry, type LayerRecord } from './layer-record.ts';
import type { LayerOutline } from './outline.ts';
import { readTar } from './read-tar.ts';
import { TarError } from './tar-error.ts';
import type { TarHeader } from './tar-header.ts';

export interface LayerFile extends LayerEntry {
  /** As it streams by, once. What is left unread is skipped. A piece lives until the next is asked for. */
  readonly content: AsyncIterable<Buffer>;
  /** All of it, in memory of its own. Throws a `TarError` of kind `too-large`, before reading, when it is longer than `mostBytes`. */
  whole(mostBytes: number): Promise<Buffer>;
}

export interface LayerVisitor {
  /** Asked for each file and hard link. */
  wants(entry: LayerEntry): boolean;
  /**
   * Given each wanted file with content of its own, a second time when the layer writes it again: the last one counts. The `too-large`
   * that `whole` throws may be let through and becomes a problem of that file; what else is thrown ends the walk and is thrown.
   */
  read(file: LayerFile): Promise<void>;
}

export interface WalkOptions extends Partial<LayerBounds> {
  /** What the image says that the layer is: a layer that is something else becomes a problem. */
  readonly diffId?: string | null;
}

/**
 * Walks one layer, compressed or not, as it streams by: what it writes and removes, and the content of what the visitor wants. Never
 * follows a link, never keeps content. What is damaged or passes a bound ends the walk as a problem, with what was found before;
 * errors of the source itself are thrown.
 *
 * The content of a hard link stands where its target was written first, and may have gone by unwanted. Such links are `unread`: a
 * second walk, with a visitor that wants these targets, gets it. A target that no entry of this layer writes is in a layer below.
 */
export async function walkLayer(
  chunks: AsyncIterable<Uint8Array>,
  visitor: LayerVisitor,
  options: WalkOptions = {},
): Promise<LayerOutline> {
  const bounds = { ...defaultBounds, ...options };
  const pieces = hashedPieces(decompress(chunks, bounds), bounds.signal);
  const record = layerRecord(bounds);
  try {
    const ending = await endOf(visitAll(pieces, record, visitor), bounds.signal);
    if (ending) record.problem(ending);
    // What stands behind the end of an archive is a part of what is hashed.
    if (ending?.id !== 'too-many' && !pieces.hasFailed) {
      const rest = await endOf(pieces.drain(), bounds.signal);
      if (rest) record.problem(rest);
    }
    const diffId = pieces.digest();
    if (diffId && options.diffId && diffId !== options.diffId) record.problem(otherThan(options.diffId));
    return record.outline(diffId, pieces.sizeBytes);
  } finally {
    await pieces.close();
  }
}

function otherThan(diffId: string): LayerProblem {
  return { path: null, id: 'damaged', detail: `The layer is not ${diffId}, as its image says.` };
}

/** What ended it before its end; throws what is neither the archive nor a bound. */
async function endOf<T>(
  work: Promise<T | undefined>,
  signal: AbortSignal | undefined,
): Promise<T | LayerProblem | undefined> {
  try {
    return await work;
  } catch (error) {
    if (signal?.aborted && (error === signal.reason || isAbort(error))) {
      return { path: null, id: 'deadline', detail: 'It took longer than it may.' };
    }
    if (error instanceof TarError) return problemOf(null, error);
    throw error;
  }
}

/** A source that hears of the deadline may say so in its own words. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

async function visitAll(
  pieces: HashedPieces,
  record: LayerRecord,
  visitor: LayerVisitor,
): Promise<LayerProblem | undefined> {
  const wants = (offered: LayerEntry) => visitor.wants(offered);
  const last: { excess?: LayerProblem | undefined; file?: LayerEntry | undefined } = {};
  const isWanted = (header: TarHeader) => {
    last.excess = record.excessOf(header);
    last.file = last.excess ? undefined : record.write(header, wants);
    return last.excess !== undefined || last.file !== undefined;
  };
  for await (const entry of readTar(pieces, isWanted)) {
    const { excess, file } = last;
    if (excess) return excess;
    if (!file) continue;
    try {
      await visitor.read(layerFile(file, entry.content));
    } catch (error) {
      // The content broke off: so will whoever asks for the next entry.
      if (pieces.hasFailed || !(error instanceof TarError)) throw error;
      record.problem(problemOf(file.path, error));
    }
  }
  return undefined;
}

function layerFile(entry: LayerEntry, content: AsyncIterable<Buffer>): LayerFile {
  return {
    ...entry,
    content,
    async whole(mostBytes) {
      if (entry.sizeBytes > mostBytes) {
        throw new TarError('too-large', `It has ${entry.sizeBytes} bytes; ${mostBytes} are read at most.`);
      }
      return await collected(content, entry.sizeBytes);
    },
  };
}
