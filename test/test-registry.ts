import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { writeTar } from '#library/layers/write-tar.ts';

/** A registry on loopback, which the engine trusts without TLS, with `team/app:1` and `team/big:1`. */
export interface TestRegistry extends AsyncDisposable {
  readonly host: string;
  /** From now on only the first bytes of a layer are sent. */
  hold(): void;
  release(): void;
}

export interface TestRegistryOptions {
  readonly login?: { readonly username: string; readonly password: string };
}

/** OCI distribution, the part that a pull needs. */
export async function registryOf({ login }: TestRegistryOptions = {}): Promise<TestRegistry> {
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, Buffer>();
  for (const [name, bytes] of [
    ['team/app', 100],
    ['team/big', 8_000_000],
  ] as const) {
    manifests.set(`${name}:1`, await addImage(blobs, bytes));
  }
  let isHolding = false;
  const server = createServer((request, response) => {
    if (login && !isAuthorised(request, login)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    answer(request, response, blobs, manifests, () => isHolding);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const bound = server.address();
  return {
    host: `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    hold: () => void (isHolding = true),
    release: () => void (isHolding = false),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

async function addImage(blobs: Map<string, Buffer>, layerBytes: number): Promise<Buffer> {
  const put = (blob: Buffer, mediaType: string) => {
    const digest = digestOf(blob);
    blobs.set(digest, blob);
    return { mediaType, size: blob.length, digest };
  };
  // Random, so that no engine has it already and that it does not shrink.
  const file = randomBytes(layerBytes);
  const entry = { name: 'file', kind: 'file', mode: 0o644, uid: 0, gid: 0, modifiedAtMs: 0 } as const;
  const tar = Buffer.concat(
    await Array.fromAsync(writeTar([{ ...entry, sizeBytes: file.length, content: only(file) }])),
  );
  const config = {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: { Cmd: ['/file'] },
    rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
    history: [{ created: '2024-01-01T00:00:00Z', created_by: 'COPY file /file' }],
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    config: put(Buffer.from(JSON.stringify(config)), 'application/vnd.docker.container.image.v1+json'),
    layers: [put(gzipSync(tar, { level: 1 }), 'application/vnd.docker.image.rootfs.diff.tar.gzip')],
  };
  return Buffer.from(JSON.stringify(manifest));
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(bytes);
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function isAuthorised(
  { headers }: IncomingMessage,
  { username, password }: { readonly username: string; readonly password: string },
): boolean {
  const expected = Buffer.from(`${username}:${password}`).toString('base64');
  return headers.authorization === `Basic ${expected}`;
}

function answer(
  { url = '', method }: IncomingMessage,
  response: ServerResponse,
  blobs: ReadonlyMap<string, Buffer>,
  manifests: ReadonlyMap<string, Buffer>,
  isHolding: () => boolean,
): void {
  const [, name = '', kind, reference = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/(.+)$/.exec(url) ?? [];
  if (url === '/v2/') return void response.end('{}');
  const byDigest = [...manifests.values()].find((manifest) => digestOf(manifest) === reference);
  const body =
    kind === 'manifests' ? (manifests.get(`${name}:${reference}`) ?? byDigest) : blobs.get(reference);
  if (!body) {
    const errors = [
      { code: kind === 'manifests' ? 'MANIFEST_UNKNOWN' : 'BLOB_UNKNOWN', message: 'manifest unknown' },
    ];
    return void response
      .writeHead(404, { 'content-type': 'application/json' })
      .end(JSON.stringify({ errors }));
  }
  const type = kind === 'manifests' ? manifestType : 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'docker-content-digest': digestOf(body),
  });
  if (method === 'HEAD') return void response.end();
  if (kind === 'blobs' && isHolding() && body.length > 1_000_000)
    return void response.write(body.subarray(0, 2_000_000));
  response.end(body);
}
