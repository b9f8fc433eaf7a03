import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { writeTar } from '#library/layers/write-tar.ts';

/** A layer as an image names it, and as it is sent. */
export interface Layer {
  readonly tar: Buffer;
  readonly blob: Buffer;
}

const run = promisify(execFile);
let busybox: Promise<Layer> | undefined;

/** All files of the image `busybox`, in one layer. */
export function busyboxLayer(): Promise<Layer> {
  busybox ??= exportBusybox();
  return busybox;
}

async function exportBusybox(): Promise<Layer> {
  const { stdout: id } = await run('docker', ['create', 'busybox']);
  const { stdout: tar } = await run('docker', ['export', id.trim()], {
    encoding: 'buffer',
    maxBuffer: 64 << 20,
  });
  await run('docker', ['rm', id.trim()]);
  return { tar, blob: gzipSync(tar, { level: 1 }) };
}

export async function layerOf(files: Readonly<Record<string, string>>): Promise<Layer> {
  const entries = Object.entries(files).map(([name, text]) => {
    const content = Buffer.from(text);
    const entry = { name, kind: 'file', mode: 0o755, uid: 0, gid: 0, modifiedAtMs: 0 } as const;
    return { ...entry, sizeBytes: content.length, content: only(content) };
  });
  const tar = Buffer.concat(await Array.fromAsync(writeTar(entries)));
  return { tar, blob: gzipSync(tar, { level: 1 }) };
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}
