import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { openEngineStream } from '../raw-engine.ts';
import { bareTarWalk } from './bare-tar-walk.ts';
import type { BareAnswer, BareRequest } from './scan-request.ts';

/**
 * The least that reading an image can be: decompress, walk from header to header, SHA-256 of each layer. Looks into no file, checks
 * nothing, keeps nothing. Started by the benchmark with a port.
 */
const [port = '0'] = process.argv.slice(2);
const pieceBytes = 1024 * 1024;

interface Read {
  bytes: number;
  entries: number;
  readonly digests: string[];
}

/** A layer that comes in pieces. */
function layerReader(read: Read) {
  const hash = createHash('sha256');
  const walk = bareTarWalk(() => undefined);
  return {
    push(piece: Buffer): void {
      hash.update(piece);
      walk.push(piece);
      read.bytes += piece.length;
    },
    end(): void {
      read.digests.push(hash.digest('hex'));
      read.entries += walk.entries;
    },
  };
}

async function readArchive(pieces: AsyncIterable<Buffer>, read: Read): Promise<void> {
  const walk = bareTarWalk((name) => (name.endsWith('layer.tar') ? layerReader(read) : undefined));
  for await (const piece of pieces) walk.push(piece);
}

async function readLayout(folder: string, read: Read): Promise<void> {
  const blob = (digest: string) => join(folder, 'blobs', ...digest.split(':'));
  const document = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const manifest = document(blob(document(join(folder, 'index.json')).manifests[0].digest));
  for (const { digest } of manifest.layers) {
    const layer = layerReader(read);
    const file = createReadStream(blob(digest), { highWaterMark: pieceBytes });
    for await (const piece of file.pipe(createGunzip({ chunkSize: pieceBytes }))) layer.push(piece);
    layer.end();
  }
}

async function timed({ kind, target }: BareRequest): Promise<BareAnswer> {
  const read: Read = { bytes: 0, entries: 0, digests: [] };
  const started = performance.now();
  if (kind === 'layout') await readLayout(target, read);
  else if (kind === 'engine') await readArchive(openEngineStream(`/images/${target}/get`), read);
  else await readArchive(createReadStream(target, { highWaterMark: pieceBytes }), read);
  return { ms: performance.now() - started, ...read };
}

createServer((question, answer) => {
  if (question.method !== 'POST') return void answer.end('ready');
  json(question)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked by the benchmark only
    .then((request) => timed(request as BareRequest))
    .then((read) => answer.end(JSON.stringify(read)))
    .catch((error: unknown) => answer.writeHead(500).end(String(error)));
}).listen(Number(port), '127.0.0.1');
