import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type { Part } from '../part-state.ts';
import type { BundleHeader } from './bundle-header.ts';

/** What a bundle is made from. */
export interface BundleSource {
  parts(): readonly Part[];
  /** Writes a whole and compact copy of the index to a new file. */
  copyTo(path: string): void;
}

/** Writes the bundle to `path`, by way of files beside it; what was there stays until all of it is written. */
export async function exportBundle(source: BundleSource, path: string, nowMs: number): Promise<BundleHeader> {
  const [copy, unfinished] = [`${path}.copy`, `${path}.part`];
  await rm(copy, { force: true });
  try {
    const parts = source.parts();
    source.copyTo(copy);
    const header: BundleHeader = {
      kind: 'nexus-advisories',
      version: 1,
      madeAtMs: nowMs,
      sizeBytes: (await stat(copy)).size,
      sha256: await hashOf(copy),
      parts: parts.map(({ feed, part, state }) => ({ feed, part, changedAtMs: state.changedAtMs })),
    };
    await writeBundle(header, copy, unfinished);
    await rename(unfinished, path);
    return header;
  } finally {
    await rm(copy, { force: true });
    await rm(unfinished, { force: true });
  }
}

async function writeBundle(header: BundleHeader, copy: string, path: string): Promise<void> {
  await pipeline(Readable.from([`${JSON.stringify(header)}\n`]), createWriteStream(path, { mode: 0o600 }));
  await pipeline(
    createReadStream(copy),
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 9 } }),
    createWriteStream(path, { flags: 'a', flush: true }),
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
