import { abortableSource } from '../abortable-source.ts';
import { collected } from '../collected.ts';
import { compressionOf, decompress } from '../decompress.ts';
import { readTar, type TarEntry } from '../read-tar.ts';
import { TarError } from '../tar-error.ts';
import { archiveNames } from './archive-names.ts';
import { mostDocumentBytes, type ImageFiles } from './image-files.ts';
import { verified } from './verified.ts';

/** All JSON files of an archive together. */
const mostDocumentBytesInAll = 64 * 1024 * 1024;
/** Kept even when they are no JSON, so that it can be said. */
const lists = new Set(['index.json', 'manifest.json']);
/** Enough to tell what it is: a header of tar. */
const peekBytes = 512;

/**
 * Given each file of the archive that may be a layer, with its bytes as they are stored. `path` is that of `ImageLayer.path`. What is
 * left unread is skipped.
 */
export type OnBlob = (path: string, content: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Reads an archive of an image once, as it streams by, such as an engine's save. Layers come before the manifest that tells which
 * they are, so every file that may be one is handed on; no file is kept but JSON. Ask `imageOf` for the image afterwards.
 *
 * Content that is compressed throws at its end when it is not what its name says, as `verified` does; of what is not, the walk tells
 * the diff id, which is to be compared with that of the image. Throws `TarError`, errors of the source and of `onBlob`.
 */
export async function readImageStream(
  chunks: AsyncIterable<Uint8Array>,
  onBlob: OnBlob,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ImageFiles> {
  const names = archiveNames<Buffer | null>();
  let documentBytes = 0;
  for await (const entry of readTar(abortableChunks(decompress(chunks), signal))) {
    const path = names.note(entry);
    if (path === undefined) continue;
    const { first, rest } = await peek(entry);
    const isDocument = (isJson(first) || lists.has(path)) && entry.sizeBytes <= mostDocumentBytes;
    names.keep(path, null);
    if (isDocument) {
      documentBytes += entry.sizeBytes;
      if (documentBytes > mostDocumentBytesInAll)
        throw new TarError('too-large', 'It has too many JSON files.');
      names.keep(path, await collected(joined(first, rest), entry.sizeBytes));
    } else if (first.length === peekBytes || isCompressed(first)) {
      await onBlob(path, contentOf(path, first, rest));
    }
  }
  return {
    find: async (path) => names.find(path),
    document: async (path) => names.get(path) ?? undefined,
  };
}

/** An engine that says nothing more is left at the deadline. */
async function* abortableChunks(
  chunks: AsyncGenerator<Buffer, void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  using steps = abortableSource(chunks, signal);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    const ended = chunks.return();
    if (signal?.aborted) ended.catch(() => {});
    else await ended;
  }
}

interface Peeked {
  readonly first: Buffer;
  readonly rest: AsyncIterable<Buffer>;
}

async function peek({ content }: TarEntry): Promise<Peeked> {
  const pieces = content[Symbol.asyncIterator]();
  let seen: Buffer = Buffer.alloc(0);
  while (seen.length < peekBytes) {
    const step = await pieces.next();
    if (step.done) break;
    seen = Buffer.concat([seen, step.value]);
  }
  const [first, more] = [seen.subarray(0, peekBytes), seen.subarray(peekBytes)];
  async function* rest(): AsyncGenerator<Buffer, void> {
    if (more.length > 0) yield more;
    for (let step = await pieces.next(); !step.done; step = await pieces.next()) yield step.value;
  }
  return { first, rest: rest() };
}

/** A layer starts with the name of its first file, which may look like JSON too. */
function isJson(first: Buffer): boolean {
  return /^\s*[[{]/.test(first.toString('latin1')) && first.toString('latin1', 257, 262) !== 'ustar';
}

function isCompressed(first: Buffer): boolean {
  try {
    return compressionOf(first) !== 'none';
  } catch {
    return true;
  }
}

async function* contentOf(
  path: string,
  first: Buffer,
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void> {
  const hex = /^blobs\/sha256\/([a-f0-9]{64})$/.exec(path)?.[1];
  const all = joined(first, rest);
  yield* hex !== undefined && isCompressed(first) ? verified(all, `sha256:${hex}`) : all;
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* rest;
}
