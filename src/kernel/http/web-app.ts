import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { acceptedEncoding, compress } from './compression.ts';
import type { Encoding } from './compression.ts';
import type { HeaderReader } from './connection.ts';

/** The built web app. */
export interface WebApp {
  /** The file at `path`, the page for a visit to any other address, or undefined. Only GET and HEAD come here. */
  answer(path: string, header: HeaderReader): Promise<Response | undefined>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);
const suffixes: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };
/** Of compressed files kept in memory. The whole app is a quarter of this. */
const keptBytes = 8 * 1024 * 1024;

/**
 * Serves the files that are in `root` now, and no other: a path is looked up in a list, never joined to a folder.
 * Files under /assets have a hash in their names and are cached for ever; all others are asked for again each time.
 */
export async function openWebApp(root: string): Promise<WebApp> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(root, file).split(sep).join('/')}`, file]),
  );
  const squeeze = keptSqueezer(files);
  return {
    async answer(path, header) {
      const isPage = !files.has(path) || path === '/index.html';
      // Any path may be a page of the app for a browser; the first page is one for every client.
      if (isPage && path !== '/' && !wantsPage(header)) return undefined;
      const found = isPage ? '/index.html' : path;
      const file = files.get(found);
      if (!file || !(extname(found) in types)) return undefined;
      return found.startsWith('/assets/')
        ? immutableAnswer(found, file, header, squeeze)
        : revalidatedAnswer(file, header);
    },
  };
}

function wantsPage(header: HeaderReader): boolean {
  return (header('accept') ?? '').includes('text/html');
}

async function immutableAnswer(
  path: string,
  file: string,
  header: HeaderReader,
  squeeze: Squeeze,
): Promise<Response> {
  const isCompressible = compressible.has(extname(path));
  const encoding = isCompressible ? acceptedEncoding(header('accept-encoding')) : undefined;
  const squeezed = encoding && (await squeeze(path, file, encoding));
  return new Response(squeezed ?? (await readFile(file)), {
    headers: {
      'content-type': types[extname(path)]!,
      'cache-control': 'public, max-age=31536000, immutable',
      ...(isCompressible && { vary: 'accept-encoding' }),
      ...(squeezed && { 'content-encoding': encoding }),
    },
  });
}

/** Small files without a hash in their names: the page, the icon, the service worker. */
async function revalidatedAnswer(file: string, header: HeaderReader): Promise<Response> {
  const bytes = await readFile(file);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = { 'content-type': types[extname(file)]!, 'cache-control': 'no-cache', etag };
  return header('if-none-match') === etag
    ? new Response(null, { status: 304, headers })
    : new Response(bytes, { headers });
}

type Squeeze = (path: string, file: string, encoding: Encoding) => Promise<Buffer<ArrayBuffer> | undefined>;

/** The build's compressed file where there is one; else compresses once and keeps the result, until enough is kept. */
function keptSqueezer(files: ReadonlyMap<string, string>): Squeeze {
  const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  let size = 0;
  return async (path, file, encoding) => {
    const ready = files.get(path + suffixes[encoding]);
    if (ready) return readFile(ready);
    const key = path + suffixes[encoding];
    const known = kept.get(key);
    if (known) return known;
    if (size > keptBytes) return undefined;
    const squeezed = readFile(file).then((bytes) => compress(bytes, encoding, 'once'));
    kept.set(key, squeezed);
    size += (await squeezed).length;
    return squeezed;
  };
}
