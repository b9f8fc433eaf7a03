import type { FilePreview } from '#contracts/containers/files.ts';
import type { Download } from '#contracts/transfer.ts';
import { conflict } from '#kernel/errors.ts';
import { getArchive } from '#library/docker/archive.ts';
import type { Engine } from '#library/docker/engine.ts';
import { readTar } from '#library/layers/read-tar.ts';
import type { ResolvedPath } from './archive-place.ts';

const previewBytes = 256 * 1024;

/** Ends the source, such as a container that was made for this, when the last byte is out or nobody wants more. */
export type Release = () => Promise<void>;

export async function previewOf(
  engine: Engine,
  container: string,
  { fullPath, kind, stat }: ResolvedPath,
  signal: AbortSignal,
): Promise<FilePreview> {
  if (kind !== 'file') throw conflict('Only files can be read.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  using stream = await getArchive(engine, container, fullPath, { signal });
  for await (const { content } of readTar(stream)) {
    for await (const chunk of content) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > previewBytes) break;
    }
    break;
  }
  const beginning = Buffer.concat(chunks).subarray(0, previewBytes);
  const isCut = bytes > previewBytes;
  return { sizeBytes: stat.size, text: textOf(beginning, isCut), isCut };
}

/** Null for what is not UTF-8 or holds NUL. The cut may have gone through a character. */
function textOf(bytes: Buffer, isCut: boolean): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

export async function downloadOf(
  engine: Engine,
  container: string,
  { fullPath, path, kind, stat }: ResolvedPath,
  options: { readonly topName: string; readonly signal: AbortSignal; readonly release: Release },
): Promise<Download> {
  if (kind === 'special') throw conflict('A device, pipe or socket cannot be downloaded.');
  const name = path === '/' ? options.topName : (path.split('/').at(-1) ?? options.topName);
  const isTop = path === '/' && fullPath !== '/';
  const stream = await getArchive(engine, container, isTop ? `${fullPath}/.` : fullPath, {
    signal: options.signal,
  });
  if (kind === 'folder') {
    const chunks = releasing(stream, options.release);
    return { fileName: `${name}.tar`, contentType: 'application/x-tar', chunks };
  }
  return { fileName: name, lengthBytes: stat.size, chunks: releasing(contentOf(stream), options.release) };
}

async function* contentOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  for await (const { content } of readTar(stream)) {
    yield* content;
    return;
  }
}

async function* releasing(
  chunks: AsyncIterable<Uint8Array>,
  release: Release,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunks;
  } finally {
    await release();
  }
}
