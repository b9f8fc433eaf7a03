import { open, type FileHandle } from 'node:fs/promises';
import { collected } from '../collected.ts';
import { compressionOf, decompress } from '../decompress.ts';
import type { SeekableChunks } from '../chunk-reader.ts';
import { readTar, type TarEntry } from '../read-tar.ts';
import { archiveNames } from './archive-names.ts';
import { mostDocumentBytes, type ImageSource } from './image-files.ts';

interface Place {
  readonly at: number;
  readonly bytes: number;
}

const pieceBytes = 256 * 1024;

/**
 * An archive of an image in a file. Its names are read first, by seeking from header to header; a compressed one is read whole for
 * that, and again up to each file that is asked for, so give it to `readImageStream` where that will do. Throws `TarError`.
 */
export async function tarFileSource(path: string): Promise<ImageSource> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const first = Buffer.alloc(Math.min(6, size));
    await file.read(first, 0, first.length, 0);
    const isCompressed = compressionOf(first) !== 'none';
    const entries = () =>
      readTar(isCompressed ? decompress(piecesOf(file, 0, size)) : piecesOf(file, 0, size));
    const names = archiveNames<Place>();
    for await (const entry of entries()) {
      const found = names.note(entry);
      if (found !== undefined) names.keep(found, { at: entry.contentAt, bytes: entry.storedBytes });
    }
    const read = (place: Place) =>
      isCompressed ? contentAt(entries(), place.at) : piecesOf(file, place.at, place.at + place.bytes);
    return {
      find: async (name) => names.find(name),
      async document(name) {
        const place = names.get(name);
        if (!place || place.bytes > mostDocumentBytes) return undefined;
        return await collected(read(place), place.bytes);
      },
      read: (name) => read(names.get(name) ?? { at: size, bytes: 0 }),
      partOf(name) {
        const place = isCompressed ? undefined : names.get(name);
        return place && { file: path, startsAt: place.at, endsAt: place.at + place.bytes };
      },
      [Symbol.asyncDispose]: async () => await file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* contentAt(entries: AsyncIterable<TarEntry>, at: number): AsyncGenerator<Buffer, void> {
  for await (const entry of entries) {
    if (entry.contentAt !== at) continue;
    yield* entry.content;
    return;
  }
}

/** From `start` up to `end`, in pieces of their own memory. */
function piecesOf(file: FileHandle, start: number, end: number): SeekableChunks & AsyncIterable<Buffer> {
  let at = start;
  async function* pieces(): AsyncGenerator<Buffer, void> {
    while (at < end) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  }
  return {
    [Symbol.asyncIterator]: pieces,
    seek(bytes) {
      const sought = Math.min(bytes, end - at);
      at += sought;
      return sought;
    },
  };
}
